import type { FastifyRequest } from 'fastify';
import * as contract from 'shared/contracts/delivery.ts';
import { TURN_HEADER } from 'shared/contracts/turn.ts';
import type { Deps } from '../../deps.ts';
import { Refusal, refuse } from '../../http/failures.ts';
import { limiter } from '../../http/limiter.ts';
import { everyone, onlyOwn, type Serve } from '../../http/serve.ts';
import { turnstile } from '../../http/turnstile.ts';
import { findSealedPaper } from '../papers/index.ts';
import { requireSafeExamBrowser } from '../securebrowser/index.ts';
import { findCandidate } from '../sessions/index.ts';
import { CANDIDATE_COOKIE, candidateToken } from './candidate-door.ts';
import { ledgerWriterOf, signed } from './ledger-writer.ts';
import { moveQueue } from './move-queue.ts';
import { openAttempt } from './open-attempt.ts';
import { isOwnAttempt } from './policy.ts';
import { raiseHand } from './raise-hand.ts';
import { readCandidate } from './read-candidate.ts';
import { signInCandidate, WRONG_CODES_A_MINUTE } from './sign-in-candidate.ts';

/** Sign-ins, and starts, under way at once on one node: beyond that people wait in a queue and hear how long it is. */
const MOST_AT_ONCE = 400;

export function deliveryRoutes(serve: Serve, deps: Deps): void {
  const { db, blobs } = deps;
  const ledger = ledgerWriterOf(deps);
  const [signIns, starts] = [inTurn(deps, 'signIn'), inTurn(deps, 'start')];
  const wrongCodes = limiter({ most: WRONG_CODES_A_MINUTE, everyMs: 60_000, now: deps.now });

  serve(contract.candidateSignIn, {
    may: everyone('a candidate shows the slip here'),
    do: ({ body, ip, request, reply }) =>
      signIns(request, async () => {
        const candidate = await signInCandidate({ ...deps, wrongCodes }, { code: body.code, ip });
        const { id, sessionId, examId, roomId } = candidate;
        await requireSafeExamBrowser(deps, request, { candidateId: id, sessionId, examId, roomId });
        const secure = deps.config.publicUrl?.startsWith('https:') ?? false;
        reply.setCookie(CANDIDATE_COOKIE, candidateToken(deps, candidate), {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure,
        });
        return readCandidate(deps, id);
      }),
  });

  serve(contract.candidateSignOut, {
    may: onlyOwn('forgets only the own cookie'),
    do({ reply }) {
      reply.clearCookie(CANDIDATE_COOKIE, { path: '/' });
      return {};
    },
  });

  serve(contract.readCandidate, {
    may: onlyOwn('reads only the own card'),
    do: ({ who }) => readCandidate(deps, who.candidateId),
  });

  serve(contract.readSealedPaper, {
    may: onlyOwn('the code of the own seat, encrypted'),
    async do({ who, query: { from } }) {
      const candidate = await findCandidate(db, who.candidateId);
      const sealed = candidate && (await findSealedPaper(blobs, who.examId, candidate.formCode));
      if (!sealed) refuse('paperNotReady');
      return { name: 'de-thi.sealed', type: 'application/octet-stream', bytes: sealed.subarray(from) };
    },
  });

  serve(contract.openAttempt, {
    may: onlyOwn('opens only the own attempt'),
    do: ({ who, body, request }) =>
      starts(request, () => openAttempt(deps, { candidateId: who.candidateId, ...body, takesOver: false })),
  });

  serve(contract.takeOverAttempt, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: ({ who, body }) => openAttempt(deps, { candidateId: who.candidateId, ...body, takesOver: true }),
  });

  serve(contract.raiseHand, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    async do({ params, body }) {
      await raiseHand(deps, params.attemptId, body);
      return {};
    },
  });

  serve(contract.appendEvents, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    async do({ params, body }) {
      const outcome = await ledger.append(params.attemptId, body);
      if (outcome instanceof Refusal) throw outcome;
      return signed(deps.secrets, outcome);
    },
  });
}

/** Lets an act through in the order of coming, or refuses with the place in the queue. */
function inTurn({ db, now }: Pick<Deps, 'db' | 'now'>, door: Parameters<typeof moveQueue>[1]) {
  const gate = turnstile({ atOnce: MOST_AT_ONCE, now, move: (by) => moveQueue(db, door, by) });
  return async <T>(request: FastifyRequest, act: () => Promise<T>): Promise<T> => {
    const outcome = await gate.enter(Number(request.headers[TURN_HEADER]) || null);
    if ('turn' in outcome) refuse('waitYourTurn', { ...outcome });
    try {
      return await act();
    } finally {
      outcome.leave();
    }
  };
}
