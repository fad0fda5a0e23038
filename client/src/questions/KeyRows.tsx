import type { ReactNode } from 'react';
import { Pill } from '../ui/Pill.tsx';
import { t } from './editor-messages.ts';
import css from './Review.module.css';

export interface KeyRow {
  readonly id: string;
  readonly about: ReactNode;
  /** Null while nobody has set it. */
  readonly right: ReactNode | null;
  /** What a candidate gave; undefined where no candidate is looked at, null for blank. */
  readonly said?: string | null;
  readonly isWrong?: boolean;
}

/** What is right for each thing that a question asks, and beside it what a candidate gave. */
export function KeyRows({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <ul className={css.rows}>
      {rows.map(({ id, about, right, said, isWrong = false }) => (
        <li key={id} className={css.row} data-wrong={isWrong}>
          <span className={css.words}>{about}</span>
          {said === undefined ? null : (
            <Pill tone={isWrong ? 'danger' : 'good'}>{said === null ? t().blank : t().wrote(said)}</Pill>
          )}
          {right === null ? <span className={css.none}>{t().noKeyYet}</span> : <strong>{right}</strong>}
        </li>
      ))}
    </ul>
  );
}
