import { differences } from './diff.ts';
import { t } from './messages.ts';
import css from './question.module.css';

/** Two texts in one: what is gone is struck out, what came is underlined, and both are said to a screen reader. */
export function Difference({ before, after }: { before: string; after: string }) {
  const pieces = differences(before, after);
  if (pieces.every(({ kind }) => kind === 'same')) return <p className={css.note}>{t().noDifference}</p>;
  return (
    <p className={css.difference}>
      {pieces.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of two fixed texts have no other name.
        if (kind === 'gone') return <del key={at}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return kind === 'new' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>;
      })}
    </p>
  );
}
