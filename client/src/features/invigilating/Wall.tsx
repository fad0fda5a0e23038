import { memo, useMemo, useRef } from 'react';
import type { Board } from 'shared/contracts/invigilation.ts';
import { RoomOfSeats } from './RoomOfSeats.tsx';
import { seatsByRoom } from './rooms.ts';
import { type ScopeChoice, schoolChoice } from './scope.ts';
import { useColumns } from './use-columns.ts';
import { useTurns } from './use-turns.ts';
import css from './wall.module.css';

interface Props {
  readonly board: Board;
  /** The room that is shown, or all of a school; every room where null. */
  readonly room: ScopeChoice | null;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (candidateId: string) => void;
  readonly onChoose: (candidateIds: readonly string[]) => void;
}

/** All seats by room, in the order in which they stand: a seat never moves, so that the eye finds it again. */
export const Wall = memo(function Wall({ board, room, chosen, onToggle, onChoose }: Props) {
  const before = useRef<ReturnType<typeof seatsByRoom>>(undefined);
  const byRoom = useMemo(() => {
    before.current = seatsByRoom(board.seats, before.current);
    return before.current;
  }, [board.seats]);
  const { ruler, columns } = useColumns();
  const due = useTurns(board.rooms.length);
  return (
    <div className={css.wall}>
      <div ref={ruler} className={`${css.seats} ${css.ruler}`} />
      {board.rooms
        .filter(({ id, schoolId }) => room === null || id === room || schoolChoice(schoolId) === room)
        .map(({ id, name, school }, nth) => (
          <RoomOfSeats
            key={id}
            sessionId={board.session.id}
            roomId={id}
            name={name}
            school={school}
            seats={byRoom.get(id) ?? NOBODY}
            columns={columns}
            isDue={nth < due}
            chosen={chosen}
            onToggle={onToggle}
            onChoose={onChoose}
          />
        ))}
    </div>
  );
});

const NOBODY = [] as const;
