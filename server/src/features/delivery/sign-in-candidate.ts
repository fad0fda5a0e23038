import { eq } from 'drizzle-orm';
import { normaliseSlip } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { type Candidate, candidates, findCandidateBySlip } from '../sessions/index.ts';

/** Finds the candidate of a slip's code. A slip holds 80 random bits, so a keyed hash is enough and a rush costs little. */
export async function signInCandidate(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  code: string,
): Promise<Candidate> {
  const normalised = normaliseSlip(code);
  const candidate = normalised && (await findCandidateBySlip(db, secrets.hashSlip(normalised)));
  if (!candidate) refuse('slipUnknown');
  if (!candidate.signedInAt)
    await db
      .update(candidates)
      .set({ signedInAt: new Date(now()) })
      .where(eq(candidates.id, candidate.id));
  return candidate;
}
