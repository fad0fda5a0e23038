import type { FileRef } from 'shared/questions/response.ts';
import { percent } from '../i18n/format.ts';
import { Pill } from '../ui/Pill.tsx';
import { useFileOnTheWay, useFileUrl } from './answer-files.ts';
import { sizeWords, t } from './file-messages.ts';
import css from './files.module.css';

/** A file that a candidate handed in, as staff see it: looked at or listened to here, or saved. */
export function HandedInFile({ file }: { readonly file: FileRef }) {
  const url = useFileUrl()(file.sha256);
  const coming = useFileOnTheWay()(file.sha256);
  return (
    <div className={css.file}>
      <span className={css.fileName}>{file.name}</span>
      <span className={css.size}>{sizeWords(file.bytes)}</span>
      {url === null ? (
        <Pill tone="attention">{coming ? t().coming(coming.from, percent(coming.share, 0)) : t().notHere}</Pill>
      ) : (
        <a href={url} target="_blank" rel="noreferrer" aria-label={t().open(file.name)}>
          {t().openShort}
        </a>
      )}
      {url !== null && file.mime.startsWith('audio/') ? (
        // biome-ignore lint/a11y/useMediaCaption: a candidate's speech
        <audio className={css.audio} controls preload="none" src={url} aria-label={file.name} />
      ) : null}
      {url !== null && file.mime.startsWith('image/') ? (
        <img className={css.picture} src={url} alt={file.name} />
      ) : null}
    </div>
  );
}
