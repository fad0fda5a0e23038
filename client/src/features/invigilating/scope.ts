import type { Board, BoardSeat, Control, ControlScope } from 'shared/contracts/invigilation.ts';

/** Whom the bar at the bottom acts on: "chosen", "session" or a room's id. */
export type ScopeChoice = string;

export function scopeOf(choice: ScopeChoice, chosen: ReadonlySet<string>): ControlScope {
  if (choice === 'chosen') return { candidateIds: [...chosen] };
  return choice === 'session' ? {} : { roomId: choice };
}

export function seatsIn(board: Board, scope: ControlScope): BoardSeat[] {
  if ('candidateIds' in scope) return board.seats.filter(({ candidateId }) => scope.candidateIds.includes(candidateId));
  return 'roomId' in scope ? board.seats.filter(({ roomId }) => roomId === scope.roomId) : board.seats;
}

/** How many of the seats an act would change, as far as the board knows. */
export function reachOf(kind: Control['kind'], seats: readonly BoardSeat[]): number {
  const isDone = ({ state }: BoardSeat) => state === 'handedIn' || state === 'timeOver';
  switch (kind) {
    case 'extend':
    case 'move':
      return seats.filter((seat) => !isDone(seat)).length;
    case 'pause':
      return seats.filter((seat) => !isDone(seat) && seat.state !== 'paused').length;
    case 'resume':
      return seats.filter(({ state }) => state === 'paused').length;
    case 'message':
    case 'unlock':
    case 'end':
      return seats.filter(({ attemptId, ...seat }) => attemptId !== null && !isDone({ attemptId, ...seat })).length;
  }
}
