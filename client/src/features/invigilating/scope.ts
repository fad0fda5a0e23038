import type { Board, BoardSeat, Control, ControlScope } from 'shared/contracts/invigilation.ts';

/** Whom the bar at the bottom acts on: "chosen", "session", "exam", a school's id behind "school ", or a room's id. */
export type ScopeChoice = string;

const SCHOOL = 'school ';
export const schoolChoice = (schoolId: string): ScopeChoice => SCHOOL + schoolId;

export function scopeOf(choice: ScopeChoice, chosen: ReadonlySet<string>): ControlScope {
  if (choice === 'chosen') return { candidateIds: [...chosen] };
  if (choice === 'exam') return { wholeExam: true };
  if (choice.startsWith(SCHOOL)) return { schoolId: choice.slice(SCHOOL.length) };
  return choice === 'session' ? {} : { roomId: choice };
}

/** The schools in which the watched rooms stand, in the order of the rooms. */
export function schoolsOf({ rooms }: Pick<Board, 'rooms'>): { readonly id: string; readonly name: string }[] {
  const names = new Map(rooms.map(({ schoolId, school }) => [schoolId, school]));
  return [...names].map(([id, name]) => ({ id, name }));
}

export function seatsIn(board: Board, scope: ControlScope): BoardSeat[] {
  if ('candidateIds' in scope) return board.seats.filter(({ candidateId }) => scope.candidateIds.includes(candidateId));
  if ('roomId' in scope) return board.seats.filter(({ roomId }) => roomId === scope.roomId);
  if (!('schoolId' in scope)) return board.seats;
  const ofSchool = new Set(board.rooms.filter(({ schoolId }) => schoolId === scope.schoolId).map(({ id }) => id));
  return board.seats.filter(({ roomId }) => ofSchool.has(roomId));
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
