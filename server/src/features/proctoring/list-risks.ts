import { riskOf } from 'proctoring/risk/risk.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { listRisks as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { personsById } from '../people/index.ts';
import { candidatesOfSession, findExam, findSession, roomsOfSession } from '../sessions/index.ts';
import { incidentsOf, recheckCounts, risksKept, signalsByAttempt } from './queries.ts';
import { riskView } from './risk-view.ts';
import { standingSignals, undecided } from './standing-signals.ts';

/** The attempts of those rooms that the person may see, the most urgent first. */
export async function listRisks(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { sessionId, rooms }: { sessionId: string; rooms: ReadonlySet<string> },
): Promise<ReplyOf<typeof contract>> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) refuse('notFound');
  const seated = new Map((await candidatesOfSession(db, sessionId)).map((one) => [one.id, one]));
  const attempts = (await attemptsOfSession(db, sessionId)).filter((one) => rooms.has(one.roomId));
  const ids = attempts.map(({ id }) => id);
  const [signals, kept, incidents, persons, roomNames] = await Promise.all([
    signalsByAttempt(db, ids),
    risksKept(db, ids),
    incidentsOf(db, ids),
    personsById(
      db,
      attempts.flatMap((one) => seated.get(one.candidateId)?.personId ?? []),
    ),
    roomsOfSession(db, sessionId),
  ]);
  const reviewed = new Map(kept.map((one) => [one.attemptId, one.reviewedAt]));
  const listed = attempts.map((attempt) => {
    const candidate = seated.get(attempt.candidateId);
    const standing = standingSignals(signals.get(attempt.id) ?? [], attempt, now());
    return {
      attemptId: attempt.id,
      candidate: {
        name: (candidate && persons.get(candidate.personId)?.name) ?? '',
        number: candidate?.number ?? '',
        room: roomNames.find((room) => room.id === attempt.roomId)?.name ?? '',
      },
      level: exam.proctoring,
      risk: riskView(riskOf(undecided(standing, reviewed.get(attempt.id)), now())),
      openIncidents: incidents.filter((one) => one.attemptId === attempt.id && !one.closedAt).length,
    };
  });
  listed.sort((a, b) => b.openIncidents - a.openIncidents || b.risk.logOdds - a.risk.logOdds);
  return { attempts: listed, rechecks: await recheckCounts(db, ids) };
}
