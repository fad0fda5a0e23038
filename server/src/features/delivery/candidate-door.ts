import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { CandidateWho } from '../../http/who.ts';
import { type Candidate, candidateAtDoor } from '../sessions/index.ts';

export const CANDIDATE_COOKIE = 'khaothi_candidate';

/** Long enough for the longest exam day; an exam never signs its candidate out in the middle. */
const LASTS_MS = 24 * 60 * 60_000;

/** The cookie of a signed-in candidate. It names the slip, so that a new slip ends what the old one began. */
export function candidateToken({ secrets, now }: Pick<Deps, 'secrets' | 'now'>, candidate: Candidate): string {
  const until = now() + LASTS_MS;
  return `${candidate.id}.${until}.${secrets.tag(tokenText(candidate, until))}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which candidate sends a request, or null. */
export async function candidateOf(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  request: FastifyRequest,
): Promise<CandidateWho | null> {
  const [id = '', until = '', tag = ''] = (request.cookies[CANDIDATE_COOKIE] ?? '').split('.');
  if (!UUID.test(id) || !(Number(until) > now())) return null;
  const candidate = await candidateAtDoor(db, id);
  if (!candidate || !secrets.tagIsRight(tokenText(candidate, Number(until)), tag)) return null;
  const { sessionId, examId, roomId } = candidate;
  return { candidateId: id, sessionId, examId, roomId };
}

const tokenText = (candidate: Candidate, until: number) =>
  `candidate\n${candidate.id}\n${candidate.slipHash}\n${until}`;
