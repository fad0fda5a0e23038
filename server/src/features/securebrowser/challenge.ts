import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BodyOf, FileReply } from 'shared/contracts/endpoint.ts';
import { type answerSebChallenge, readSebChallenge } from 'shared/contracts/securebrowser-entry.ts';
import { normaliseSlip } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { CANDIDATE_COOKIE, candidateOf, candidateToken } from '../delivery/index.ts';
import { candidateBySlip, findCandidate, findExam } from '../sessions/index.ts';
import { addressOf, linkToken, publicAddress, readLinkToken } from './links.ts';
import { noteStarted } from './note-started.ts';
import type { Refused } from './page-words.ts';
import { challenging, goingOn, notRecognised } from './pages.ts';
import { givePass } from './pass.ts';
import { judge, keysOf } from './proof.ts';
import { findChallenge } from './queries.ts';
import { clientByApi } from './seb/client-version.ts';
import { sebChallenges } from './tables.ts';

/** From the moment it is made to the answer. */
const CHALLENGE_LASTS_MS = 60_000;
const KEPT_MS = 60 * 60_000;

type Answer = BodyOf<typeof answerSebChallenge>;
interface Http {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The link of a new challenge, for the candidate of a slip or for the one who is signed in. */
export async function challengeBySlip(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  code: string | null,
): Promise<{ challengeLink: string }> {
  const { db, secrets } = deps;
  if (code === null) {
    const who = await candidateOf(deps, request);
    if (!who) refuse('notSignedIn');
    return { challengeLink: await makeChallenge(deps, request, who) };
  }
  const slip = normaliseSlip(code);
  const candidate = slip && (await candidateBySlip(db, secrets.hashSlip(slip)));
  if (!candidate) refuse('slipUnknown');
  const { id, examId } = candidate;
  return { challengeLink: await makeChallenge(deps, request, { candidateId: id, examId }) };
}

export async function makeChallenge(
  { db, secrets, config, now }: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  { candidateId, examId }: { candidateId: string; examId: string },
): Promise<string> {
  if ((await findExam(db, examId))?.security !== 'seb') refuse('notFound');
  const id = randomUUID();
  await db.transaction(async (tx) => {
    const over = new Date(now() - KEPT_MS);
    await tx
      .delete(sebChallenges)
      .where(and(eq(sebChallenges.candidateId, candidateId), lt(sebChallenges.madeAt, over)));
    await tx.insert(sebChallenges).values({ id, candidateId, madeAt: new Date(now()) });
  });
  return linkOf({ secrets, config }, request, id);
}

function linkOf({ secrets, config }: Pick<Deps, 'secrets' | 'config'>, request: FastifyRequest, id: string): string {
  return publicAddress(config, request) + readSebChallenge.path.replace(':token', linkToken(secrets, 'challenge', id));
}

/** The page whose address the client signs. Looking at it uses nothing up. */
export async function showChallenge(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { request, reply }: Http,
  token: string,
): Promise<FileReply> {
  const id = readLinkToken(secrets, 'challenge', token);
  const made = id && (await findChallenge(db, id));
  const because = made ? overBecause(made, now()) : 'forged';
  return because === null ? challenging(request) : no({ request, reply }, because);
}

/**
 * Takes the answer of a client. Whatever it says, the challenge is used up by it; where the hashes are right, the candidate
 * is signed in and carries a pass, because this client sends no headers with its requests.
 */
export async function answerChallenge(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  { request, reply }: Http,
  { token, answer }: { token: string; answer: Answer },
): Promise<FileReply> {
  const { db, secrets, config, now } = deps;
  const id = readLinkToken(secrets, 'challenge', token);
  const made = id && (await findChallenge(db, id));
  if (!made) return no({ request, reply }, 'forged');
  const because = overBecause(made, now());
  if (because !== null) return no({ request, reply }, because);
  const [taken] = await db
    .update(sebChallenges)
    .set({ answeredAt: new Date(now()) })
    .where(and(eq(sebChallenges.id, made.id), isNull(sebChallenges.answeredAt)))
    .returning({ id: sebChallenges.id });
  if (!taken) return no({ request, reply }, 'used');

  // The link as it was given out, and nothing behind it.
  const address = linkOf(deps, request, made.id);
  if (answer.url !== address || addressOf(config, request) !== address) return no({ request, reply }, 'otherAddress');
  const candidate = await findCandidate(db, made.candidateId);
  const exam = candidate && (await findExam(db, candidate.examId));
  if (!candidate || !exam) return no({ request, reply }, 'forged');
  const { id: candidateId } = candidate;
  const keys = await keysOf(deps, { candidateId, exam, address: publicAddress(config, request) });
  const verdict = judge(keys, address, { ...answer, client: clientByApi(answer.version ?? '') });
  if (verdict !== 'proven') return no({ request, reply }, answer.configKey === null ? 'noKey' : verdict);

  await noteStarted(deps, candidateId);
  givePass(deps, reply, { candidateId, keys });
  reply.setCookie(CANDIDATE_COOKIE, candidateToken(deps, candidate), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  });
  return goingOn(request);
}

function overBecause({ madeAt, answeredAt }: typeof sebChallenges.$inferSelect, now: number): Refused | null {
  if (answeredAt !== null) return 'used';
  return now - madeAt.getTime() > CHALLENGE_LASTS_MS ? 'late' : null;
}

function no({ request, reply }: Http, because: Refused): FileReply {
  reply.status(403);
  return notRecognised(request, because);
}
