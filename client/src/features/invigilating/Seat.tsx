import { VisuallyHidden } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { memo } from 'react';
import type { BoardSeat } from 'shared/contracts/invigilation.ts';
import { initials } from 'shared/people/names.ts';
import { useLanguage } from '../../i18n/language.ts';
import { hasHandUp } from './attention.ts';
import { faceOf } from './counts.ts';
import { FACE_SHAPES } from './face-shapes.ts';
import { t } from './messages.ts';
import css from './seat.module.css';

interface Props {
  readonly seat: BoardSeat;
  readonly isChosen: boolean;
  /** Stable over draws, so that only seats that changed are drawn anew. */
  readonly onToggle: (candidateId: string) => void;
}

const RADIUS = 17;
const ROUND = 2 * Math.PI * RADIUS;

/** One seat of the wall: who, how far, and what state, in shape, word and colour. A tap chooses it. */
export const Seat = memo(function Seat({ seat, isChosen, onToggle }: Props) {
  useLanguage();
  const face = faceOf(seat);
  const Shape = FACE_SHAPES[face];
  const waits = hasHandUp(seat);
  const done = seat.items > 0 ? seat.answered / seat.items : 0;
  const says = t().seatSays(seat.seat, seat.name, seat.number, t().faces[face], seat.answered, seat.items);
  return (
    <button
      type="button"
      className={`${css.seat} ${css[face]} ${waits ? css.hand : ''} ${seat.attention.level > 1 ? css.look : ''}`}
      aria-pressed={isChosen}
      title={`${seat.name} · ${seat.number}`}
      onClick={() => onToggle(seat.candidateId)}
    >
      <VisuallyHidden>{waits ? `${says}, ${t().handUp}` : says}</VisuallyHidden>
      <span className={css.top} aria-hidden="true">
        <svg className={css.ring} viewBox="0 0 40 40" aria-hidden="true">
          <circle className={css.track} cx="20" cy="20" r={RADIUS} />
          {done > 0 ? (
            <circle className={css.done} cx="20" cy="20" r={RADIUS} strokeDasharray={`${done * ROUND} ${ROUND}`} />
          ) : null}
          <text x="20" y="20.5" className={css.initials}>
            {initials(seat.name)}
          </text>
        </svg>
        <span className={css.figures}>
          <span className={css.number}>{seat.seat}</span>
          <span className={css.answered}>
            {seat.answered}/{seat.items}
          </span>
        </span>
      </span>
      <span className={css.state} aria-hidden="true">
        {waits ? <IconHandStop size={14} aria-hidden="true" /> : <Shape size={14} aria-hidden="true" />}
        {waits ? t().handsUp : t().faces[face]}
      </span>
    </button>
  );
});
