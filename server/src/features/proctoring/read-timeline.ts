import { riskOf } from 'proctoring/risk/risk.ts';
import { surroundingsOf } from 'proctoring/risk/surroundings.ts';
import { weightOf } from 'proctoring/risk/weights.ts';
import { nameOfMeasured } from 'proctoring/signals/not-measured/names.ts';
import { saysNotMeasured } from 'proctoring/signals/not-measured/not-measured.ts';
import { signals as kinds, parsePayload, signalOf } from 'proctoring/signals/registry.ts';
import { detectSeveralFaces } from 'proctoring/signals/several-faces/detect.ts';
import type { Said } from 'proctoring/signals/signal.ts';
import type { Timeline } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findAttempt } from '../delivery/index.ts';
import { personsById } from '../people/index.ts';
import { findSeat } from '../sessions/index.ts';
import { readCustody } from './custody/read-custody.ts';
import {
  asideCount,
  incidentsOf,
  picturesNotReceived,
  risksKept,
  type SignalRow,
  type Snapshot,
  signalsOf,
  snapshotsOf,
} from './queries.ts';
import { incidentView } from './review/incident-view.ts';
import { opinionsByIncident } from './review/review-queries.ts';
import { workOf } from './review/work-of.ts';
import { momentView, riskView } from './risk-view.ts';
import { viewOfAttempt } from './room-view.ts';
import { standingSignals, undecided } from './standing-signals.ts';

/** One attempt's evidence, for a person who decides. That it was looked at is written into the audit chain. */
export async function readTimeline(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  attemptId: string,
): Promise<Timeline> {
  return db.transaction(async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    const seat = attempt && (await findSeat(tx, attempt.candidateId));
    if (!seat) refuse('notFound');
    const { candidate, room, session, exam } = seat;
    const rows = standingSignals(await signalsOf(tx, attemptId), attempt, now());
    const view = await viewOfAttempt(tx, attempt, now());
    const [kept] = await risksKept(tx, [attemptId]);
    const person = (await personsById(tx, [candidate.personId])).get(candidate.personId);
    const incidents = await incidentsOf(tx, [attemptId]);
    const opinions = await opinionsByIncident(
      tx,
      incidents.map(({ id }) => id),
    );
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'evidence.read',
      subject: { kind: 'attempt', id: attemptId },
    });
    return {
      candidate: { id: candidate.id, name: person?.name ?? '', number: candidate.number, room: room.name },
      session: { id: session.id, title: session.title },
      level: exam.proctoring,
      startedAt: attempt.startedAt.getTime(),
      endedAt: attempt.sealedAt?.getTime() ?? null,
      risk: riskView(
        riskOf(
          undecided(rows, kept?.reviewedAt),
          attempt.sealedAt?.getTime() ?? now(),
          surroundingsOf(view, rows, attempt.startedAt.getTime()),
        ),
      ),
      moments: view.moments.map((one) => momentView(one, room.name)),
      signals: rows.filter((row) => row.kind !== 'snapshotTaken').map(signalView),
      aside: await asideCount(tx, attemptId),
      snapshots: (await snapshotsOf(tx, attemptId)).map(snapshotView),
      notReceived: (await picturesNotReceived(tx, attemptId)).length,
      incidents: incidents.map((one) => incidentView(one, opinions.get(one.id) ?? [], who.accountId)),
      work: await workOf(tx, attemptId),
      custody: await readCustody(tx, attemptId),
    };
  });
}

function signalView(row: SignalRow): Timeline['signals'][number] {
  const parsed = parsePayload(row.kind, row.payload);
  if (!parsed) throw new Error(`a recorded signal of kind ${row.kind} is not readable`);
  const signal = signalOf(parsed.name);
  const seconds = row.endedAt === null ? null : (row.endedAt - row.startedAt) / 1000;
  return {
    source: row.source,
    seq: row.seq,
    kind: row.kind,
    name: signal.name,
    modality: signal.modality,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    sentence: sentenceOf(row, signal.sentence(parsed.payload, seconds)),
    weight: weightOf(parsed.name).logOdds,
  };
}

/** What was not measured is named one by one: at the desk it stands for itself. */
function sentenceOf({ kind, payload }: SignalRow, sentence: Said): Said {
  if (kind !== 'notMeasured') return sentence;
  const { why, signals } = kinds.notMeasured.payload.parse(payload);
  return saysNotMeasured(why, signals.map(nameOfMeasured));
}

function snapshotView({
  id,
  takenAt,
  reason,
  pageFaces,
  observation,
  erasedAt,
}: Snapshot): Timeline['snapshots'][number] {
  const several = observation && detectSeveralFaces.look(observation);
  const serviceFaces = !observation ? null : several?.says === 'yes' ? several.payload.faces : observation.faces.length;
  return { id, takenAt, reason, pageFaces, serviceFaces, erasedAt: erasedAt?.getTime() ?? null };
}
