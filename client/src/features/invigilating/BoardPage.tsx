import { useCallback, useMemo, useState } from 'react';
import type { Board } from 'shared/contracts/invigilation.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { ActBar } from './ActBar.tsx';
import { BoardHead } from './BoardHead.tsx';
import css from './board.module.css';
import type { LineState } from './board-line.ts';
import { ChosenWatch } from './ChosenWatch.tsx';
import { CreditsPanel } from './CreditsPanel.tsx';
import { Feed } from './Feed.tsx';
import { NeedsPanel } from './NeedsPanel.tsx';
import { type ScopeChoice, scopeOf, seatsIn } from './scope.ts';
import { useBoard } from './use-board.ts';
import { Wall } from './Wall.tsx';

/** The invigilator's board of one session. */
export function BoardPage() {
  const sessionId = usePathParam('sessionId');
  const { board, line } = useBoard(sessionId);
  // Once it is there, the board says itself that the line is down and how old its figures are.
  if (board.data) return <LiveBoard key={sessionId} board={board.data} line={line} />;
  return (
    <Loaded from={board} shape="tiles">
      {() => null}
    </Loaded>
  );
}

function LiveBoard({ board, line }: { board: Board; line: LineState }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [room, setRoom] = useState<ScopeChoice | null>(null);
  const toggle = useCallback(
    (candidateId: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(candidateId)) after.add(candidateId);
        return after;
      }),
    [],
  );
  const choose = useCallback((ids: readonly string[]) => setChosen((before) => new Set([...before, ...ids])), []);
  const clear = useCallback(() => setChosen(new Set()), []);
  const seats = useMemo(() => (room === null ? board.seats : seatsIn(board, scopeOf(room, NOBODY))), [board, room]);
  return (
    <div className={css.board} data-fills>
      <BoardHead board={board} seats={seats} line={line} room={room} onRoom={setRoom} />
      <div className={css.body}>
        <aside className={css.aside}>
          <CreditsPanel board={board} />
          <NeedsPanel board={board} seats={seats} chosen={chosen} onToggle={toggle} />
          <ChosenWatch board={board} chosen={chosen} />
          <Feed board={board} />
        </aside>
        <Wall board={board} room={room} chosen={chosen} onToggle={toggle} onChoose={choose} />
      </div>
      {board.session.closed ? null : <ActBar board={board} room={room} chosen={chosen} onClear={clear} />}
    </div>
  );
}

const NOBODY: ReadonlySet<string> = new Set();
