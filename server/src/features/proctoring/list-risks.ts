import { reorder } from 'proctoring/risk/reorder.ts';
import { riskOf } from 'proctoring/risk/risk.ts';
import { surroundingsOf } from 'proctoring/risk/surroundings.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { listRisks as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { personsById } from '../people/index.ts';
import { candidatesOfSession, findExam, findSession, roomsOfSession } from '../sessions/index.ts';
import { noteView } from './note-view.ts';
import { withoutOwn } from './policy.ts';
import {
  incidentsOf,
  isForReview,
  looksByAttempt,
  NO_LOOKS,
  recheckCounts,
  risksKept,
  type SignalRow,
  serviceSeenAt,
  signalsByAttempt,
} from './queries.ts';
import { notBegunIn } from './review/not-begun.ts';
import { momentView, riskView } from './risk-view.ts';
import { viewOfAttempts } from './room-view.ts';
import { standingSignals, undecided } from './standing-signals.ts';

/**
 * The attempts of those rooms that the person may see, without the own, the most urgent first. It names persons with reasons: that
 * it was looked at is written into the audit chain.
 */
export async function listRisks(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { sessionId, rooms }: { sessionId: string; rooms: ReadonlySet<string> },
): Promise<ReplyOf<typeof contract>> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) refuse('notFound');
  await noteView({ db, bus, now }, who, { act: 'evidence.list', subject: { kind: 'session', id: sessionId } });
  const seated = new Map((await candidatesOfSession(db, sessionId)).map((one) => [one.id, one]));
  const begun = await attemptsOfSession(db, sessionId);
  const attempts = begun.filter((one) => rooms.has(one.roomId));
  // The own attempt stays in the view of its room, against which those of others are held.
  const shown = await withoutOwn(db, who, sessionId, attempts);
  const ids = attempts.map(({ id }) => id);
  const [signals, kept, looks, incidents, persons, roomNames] = await Promise.all([
    signalsByAttempt(db, ids),
    risksKept(db, ids),
    looksByAttempt(db, ids),
    incidentsOf(db, ids),
    personsById(
      db,
      attempts.flatMap((one) => seated.get(one.candidateId)?.personId ?? []),
    ),
    roomsOfSession(db, sessionId),
  ]);
  const reviewed = new Map(kept.map((one) => [one.attemptId, one.reviewedAt]));
  const nameOf = (roomId: string) => roomNames.find((room) => room.id === roomId)?.name ?? '';
  const views = new Map(
    [...Map.groupBy(attempts, (one) => one.roomId)].map(([roomId, inRoom]) => [
      roomId,
      viewOfAttempts(inRoom, signals, now()),
    ]),
  );
  const around = ({ roomId, startedAt }: (typeof attempts)[number], standing: readonly SignalRow[]) => {
    const view = views.get(roomId);
    return view && surroundingsOf(view, standing, startedAt.getTime());
  };
  const listed = shown.map((attempt) => {
    const candidate = seated.get(attempt.candidateId);
    const standing = standingSignals(signals.get(attempt.id) ?? [], attempt, now());
    return {
      attemptId: attempt.id,
      candidate: {
        name: (candidate && persons.get(candidate.personId)?.name) ?? '',
        number: candidate?.number ?? '',
        room: nameOf(attempt.roomId),
      },
      level: exam.proctoring,
      // A sitting that is over does not grow calm with the days until somebody looks.
      risk: riskView(
        riskOf(
          undecided(standing, reviewed.get(attempt.id)),
          attempt.sealedAt?.getTime() ?? now(),
          around(attempt, standing),
        ),
      ),
      looks: looks.get(attempt.id) ?? NO_LOOKS,
      openIncidents: incidents.filter((one) => one.attemptId === attempt.id && !one.closedAt && isForReview(one))
        .length,
    };
  });
  const orders = new Map(kept.map((one) => [one.attemptId, one.order]));
  const ordered = reorder(
    listed.map((row) => ({
      row,
      ...row.risk,
      openIncidents: row.openIncidents,
      order: orders.get(row.attemptId) ?? null,
    })),
  );
  return {
    attempts: ordered.map(({ row }) => row),
    moments: [...views].flatMap(([roomId, { moments }]) => moments.map((one) => momentView(one, nameOf(roomId)))),
    notBegun: await notBegunIn(db, who, { sessionId, rooms, begun }),
    rechecks: { ...(await recheckCounts(db, ids)), serviceSeenAt: await serviceSeenAt(db) },
  };
}
