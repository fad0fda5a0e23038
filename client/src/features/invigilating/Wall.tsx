import { Button } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { Board, BoardSeat } from 'shared/contracts/invigilation.ts';
import { useLanguage } from '../../i18n/language.ts';
import { t } from './messages.ts';
import { Seat } from './Seat.tsx';
import css from './wall.module.css';

interface Props {
  readonly board: Board;
  /** The room that is shown; all where null. */
  readonly room: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (candidateId: string) => void;
  readonly onChoose: (candidateIds: readonly string[]) => void;
}

/** All seats by room, in the order in which they stand: a seat never moves, so that the eye finds it again. */
export const Wall = memo(function Wall({ board, room, chosen, onToggle, onChoose }: Props) {
  useLanguage();
  const byRoom = useMemo(() => seatsByRoom(board.seats), [board.seats]);
  return (
    <div className={css.wall}>
      {board.rooms
        .filter(({ id }) => room === null || id === room)
        .map(({ id, name, school }) => {
          const seats = byRoom.get(id) ?? [];
          return (
            <section key={id} aria-label={t().room(name, school)}>
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
                    isChosen={chosen.has(seat.candidateId)}
                    onToggle={onToggle}
                  />
                ))}
              </div>
            </section>
          );
        })}
    </div>
  );
});

function seatsByRoom(seats: readonly BoardSeat[]): Map<string, BoardSeat[]> {
  const byRoom = new Map<string, BoardSeat[]>();
  for (const seat of seats) byRoom.set(seat.roomId, [...(byRoom.get(seat.roomId) ?? []), seat]);
  for (const inRoom of byRoom.values()) inRoom.sort((one, other) => one.seat - other.seat);
  return byRoom;
}
