import { normaliseSlip } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Limiter } from '../../http/limiter.ts';
import { type Candidate, candidateBySlip, noteSignedIn } from '../sessions/index.ts';

/** Wrong codes of one address in a minute. A whole school may sit behind it; right ones are never counted. */
export const WRONG_CODES_A_MINUTE = 120;

/** Finds the candidate of a slip's code. A slip holds 80 random bits, so a keyed hash is enough and a rush costs little. */
export async function signInCandidate(
  { db, secrets, now, wrongCodes }: Pick<Deps, 'db' | 'secrets' | 'now'> & { readonly wrongCodes: Limiter },
  { code, ip }: { code: string; ip: string },
): Promise<Candidate> {
  if (wrongCodes.waitMs(ip) > 0) refuse('tooMany');
  const normalised = normaliseSlip(code);
  const candidate = normalised && (await candidateBySlip(db, secrets.hashSlip(normalised)));
  if (!candidate) {
    wrongCodes.take(ip);
    refuse('slipUnknown');
  }
  if (!candidate.signedInAt) await noteSignedIn(db, { candidateId: candidate.id, at: now() });
  return candidate;
}
