import { type CSSProperties, memo } from 'react';
import type { BoardSeat } from 'shared/contracts/invigilation.ts';
import { initials } from 'shared/people/names.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { hasHandUp } from './attention.ts';
import { type Face, faceOf } from './counts.ts';
import { type EyeState, eyeOf } from './eye.ts';
import { t } from './messages.ts';
import css from './seat.module.css';

interface Props {
  readonly seat: BoardSeat;
  /** In full; before its room's turn it has its place and its words. */
  readonly isDrawn: boolean;
  readonly isChosen: boolean;
  /** Stable over draws, so that only seats that changed are drawn anew. */
  readonly onToggle: (candidateId: string) => void;
}

/** One seat of the wall: who, how far, and what state, in shape, word and colour. A tap chooses it. */
export const Seat = memo(function Seat({ seat, isDrawn, isChosen, onToggle }: Props) {
  useLanguage();
  const face = faceOf(seat);
  const waits = hasHandUp(seat);
  const eye = eyeOf(seat);
  const says = t().seatSays(seat.seat, seat.name, seat.number, t().faces[face], seat.answered, seat.items);
  return (
    <button
      type="button"
      className={`${css.seat} ${css[face]} ${waits ? css.hand : ''} ${seat.attention.level > 1 ? css.look : ''}`}
      aria-pressed={isChosen}
      title={[seat.name, seat.number, eye && t().eyes[eye]].filter(Boolean).join(' · ')}
      onClick={() => onToggle(seat.candidateId)}
    >
      <span className={css.says}>{[says, waits && t().handUp, eye && t().eyes[eye]].filter(Boolean).join(', ')}</span>
      {isDrawn ? <Drawn seat={seat} face={face} eye={eye} waits={waits} /> : null}
    </button>
  );
});

interface DrawnProps {
  readonly seat: BoardSeat;
  readonly face: Face;
  readonly eye: EyeState | null;
  /** A hand is up. */
  readonly waits: boolean;
}

/** What eyes see of it; the words beside it say the same. */
function Drawn({ seat: { seat, name, answered, items }, face, eye, waits }: DrawnProps) {
  const done = { '--done': items > 0 ? answered / items : 0 } as CSSProperties;
  return (
    <>
      <span className={css.ring} style={done} aria-hidden="true">
        {initials(name)}
      </span>
      {eye ? <span className={css.eye} data-eye={eye} aria-hidden="true" /> : null}
      <span className={css.number} aria-hidden="true">
        {seat}
      </span>
      <span className={css.answered} aria-hidden="true">
        {answered}/{items}
      </span>
      <span className={css.state} aria-hidden="true">
        {waits ? t().handsUp : t().faces[face]}
      </span>
    </>
  );
}
