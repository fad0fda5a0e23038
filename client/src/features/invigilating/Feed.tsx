import {
  IconArmchair,
  IconClockPlus,
  IconLockOpen,
  IconMessage,
  IconPlayerPause,
  IconPlayerPlay,
  IconSquareCheck,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { Board, ControlRecord } from 'shared/contracts/invigilation.ts';
import { duration, timeNear } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import css from './feed.module.css';
import { t } from './messages.ts';
import { whomOf } from './whom.ts';

const SHAPES = {
  extend: IconClockPlus,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  message: IconMessage,
  end: IconSquareCheck,
  unlock: IconLockOpen,
  move: IconArmchair,
};

/** What was done in this session, by whom and why, the latest first. Drawn anew when something was done, not for each answer. */
export const Feed = memo(
  FeedOf,
  ({ board: one }, { board: other }) => one.controls === other.controls && one.rooms === other.rooms,
);

function FeedOf({ board }: { board: Board }) {
  useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard.
    <section className={css.panel} tabIndex={0} aria-label={t().feedTitle}>
      <h2 className={css.title}>{t().feedTitle}</h2>
      {board.controls.length === 0 ? <p className={css.none}>{t().noFeed}</p> : null}
      <ol className={css.list}>
        {board.controls.map((record) => {
          const Shape = SHAPES[record.kind];
          return (
            <li key={record.id}>
              <Shape size={16} aria-hidden="true" />
              <div>
                <strong>{saidOf(record, whomOf(board, record.scope))}</strong>
                <span>
                  {timeNear(record.at, board.now)} · {record.by} · {record.reason}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** An act in words; `whom`: those whom it reached. */
export function saidOf({ kind, seconds, text }: ControlRecord, whom: string): string {
  if (kind === 'extend') return t().did.extend(duration(seconds ?? 0), whom);
  if (kind === 'message' || kind === 'move') return t().did[kind](text ?? '', whom);
  return t().did[kind](whom);
}
