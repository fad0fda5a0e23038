import type { Board, ControlScope } from 'shared/contracts/invigilation.ts';
import { t } from './messages.ts';

/** A scope in words: a name, a few names, a number of candidates, a room, a school, the whole session or exam. */
export function whomOf(board: Pick<Board, 'rooms' | 'seats'>, scope: ControlScope): string {
  if ('roomId' in scope) return board.rooms.find(({ id }) => id === scope.roomId)?.name ?? '';
  if ('schoolId' in scope) return board.rooms.find(({ schoolId }) => schoolId === scope.schoolId)?.school ?? '';
  if ('wholeExam' in scope) return t().wholeExam;
  if (!('candidateIds' in scope)) return t().wholeSession;
  if (scope.candidateIds.length > 2) return t().somebody(scope.candidateIds.length);
  const names = new Map(board.seats.map(({ candidateId, name }) => [candidateId, name]));
  return scope.candidateIds.map((id) => names.get(id) ?? t().somebody(1)).join(', ');
}
