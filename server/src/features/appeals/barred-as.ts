import type { Barred } from 'shared/contracts/appeals.ts';
import type { Incident } from '../proctoring/index.ts';

/** Why somebody does not answer an appeal, by this or another account of theirs; null where they may. */
export function barredAs(
  { openedBy }: Pick<Incident, 'openedBy'>,
  reviewers: Iterable<string>,
  isOwn: (accountId: string | null) => boolean,
): Barred | null {
  if ([...reviewers].some(isOwn)) return 'decided';
  // Who opened an incident by hand is its witness.
  return isOwn(openedBy) ? 'opened' : null;
}
