import { derivedId } from './derived-id.ts';

/**
 * The id of a candidate's one attempt, the same wherever it begins: on the province's server, on a room's, or on a page
 * without a line. What was written in several places is thereby one ledger, and joins, or shows that it forked, by its chain.
 * It follows from "khaothi-attempt-1\n" and the candidate's id.
 */
export function attemptIdOf(candidateId: string): string {
  return derivedId(`khaothi-attempt-1\n${candidateId}`);
}
