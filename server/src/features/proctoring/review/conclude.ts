import type { Decision } from 'shared/contracts/proctoring-review.ts';

/** Where an incident stands after its opinions: closed with a finding, or waiting for the next person. */
type Conclusion = { readonly decision: Decision; readonly by: number } | null;

/**
 * What opinions, in the order in which they were given, come to. A finding against a candidate needs two who found it
 * without having read one another; where they differ a third decides. What is not adverse is closed by the first, unless
 * the incident is one of those that are read twice so that agreement can be measured. `by` is the opinion whose words
 * stand. Null: another person has to speak.
 */
export function conclude(opinions: readonly Decision[], { isReadTwice }: { isReadTwice: boolean }): Conclusion {
  const [first, second, third] = opinions;
  if (first === undefined) return null;
  if (second === undefined) return isAdverse(first) || isReadTwice ? null : { decision: first, by: 0 };
  if (isAdverse(first) === isAdverse(second)) return { decision: first, by: 0 };
  if (third === undefined) return null;
  return { decision: third, by: 2 };
}

export function isAdverse(decision: Decision): boolean {
  return decision === 'referred';
}

/** Every so many-th incident of a session is read by two, whatever the first says: nobody can tell why one waits. */
const ONE_IN = 10;

/** `place`: 1 for the first incident of the session by the time it was opened. */
export function isReadTwice(place: number): boolean {
  return place % ONE_IN === 0;
}
