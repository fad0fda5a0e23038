import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { memo } from 'react';
import type { BoardSeat } from 'shared/contracts/invigilation.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { t } from './messages.ts';
import { Seat } from './Seat.tsx';
import css from './wall.module.css';

interface Props {
  readonly name: string;
  readonly school: string;
  /** The same list as long as nothing in it changed. */
  readonly seats: readonly BoardSeat[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (candidateId: string) => void;
  readonly onChoose: (candidateIds: readonly string[]) => void;
}

/** Rooms within so much of the window are drawn in full, before they come into sight. */
const NEAR = '700px 0px';

/**
 * One room of the wall. Away from the window its seats keep their places and their words, so that search in the page, Tab and
 * a screen reader find them, and are drawn when they come near.
 */
export const RoomOfSeats = memo(function RoomOfSeats({ name, school, seats, chosen, onToggle, onChoose }: Props) {
  useLanguage();
  const { ref, entry } = useIntersection({ rootMargin: NEAR });
  return (
    <section ref={ref} aria-label={t().room(name, school)}>
      <div className={css.head}>
        <h2>
          {name} <span>{school}</span>
        </h2>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose(seats.map(({ candidateId }) => candidateId))}
        >
          {t().chooseRoom}
        </Button>
      </div>
      <div className={css.seats}>
        {seats.map((seat) => (
          <Seat
            key={seat.candidateId}
            seat={seat}
            isNear={entry?.isIntersecting ?? false}
            isChosen={chosen.has(seat.candidateId)}
            onToggle={onToggle}
          />
        ))}
      </div>
    </section>
  );
});
