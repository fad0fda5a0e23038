import { useStandings } from './answer-files.ts';
import { t } from './file-messages.ts';
import css from './files.module.css';

/** Where a file is now, in words: on this machine, on its way, at the server. */
export function FileStandingLine({ sha256 }: { readonly sha256: string }) {
  const standing = useStandings()[sha256];
  if (!standing) return null;
  return (
    <span className={css.standing} data-at={standing.at}>
      {standing.at === 'refused' ? standing.sentence : t()[standing.at]}
    </span>
  );
}
