import { weightOf } from 'proctoring/risk/weights.ts';
import { isSignalName, parsePayload, signalOf } from 'proctoring/signals/registry.ts';
import type { IncidentMinutes } from 'shared/contracts/proctoring-review.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { findAttempt } from '../../delivery/index.ts';
import { personsById, unitsById } from '../../people/index.ts';
import { findSeat } from '../../sessions/index.ts';
import { findIncident, picturesNotReceived, type SignalRow, signalsOf, snapshotsOf } from '../queries.ts';
import { standingSignals } from '../standing-signals.ts';
import { incidentView } from './incident-view.ts';
import { opinionsByIncident } from './review-queries.ts';

/** As many lines as fit on the minutes; the rest is in the evidence itself. */
const MOST_MOMENTS = 20;

/** The minutes of an incident as they are printed and signed. That they were read is written into the audit chain. */
export async function readMinutes(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  incidentId: string,
): Promise<IncidentMinutes> {
  return db.transaction(async (tx) => {
    const incident = (await findIncident(tx, incidentId)) ?? refuse('notFound');
    const attempt = (await findAttempt(tx, incident.attemptId)) ?? refuse('notFound');
    const seat = (await findSeat(tx, attempt.candidateId)) ?? refuse('notFound');
    const { candidate, room, session, exam } = seat;
    const [persons, units, opinions, rows, pictures, notReceived] = [
      await personsById(tx, [candidate.personId]),
      await unitsById(tx, [room.unitId]),
      await opinionsByIncident(tx, [incidentId]),
      await signalsOf(tx, attempt.id),
      await snapshotsOf(tx, attempt.id),
      await picturesNotReceived(tx, attempt.id),
    ];
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'incident.minutes',
      subject: { kind: 'incident', id: incidentId },
      details: { attempt: attempt.id },
    });
    return {
      incident: incidentView(incident, opinions.get(incidentId) ?? [], who.accountId),
      unit: units.get(room.unitId)?.name ?? '',
      exam: { title: exam.title, subject: exam.subject },
      session: { id: session.id, title: session.title, startsAt: session.startsAt.getTime() },
      candidate: {
        name: persons.get(candidate.personId)?.name ?? '',
        number: candidate.number,
        room: room.name,
        seat: candidate.seat,
      },
      attemptId: attempt.id,
      moments: moments(standingSignals(rows, attempt, now())).map(momentView),
      snapshots: {
        kept: pictures.filter(({ erasedAt }) => erasedAt === null).length,
        erased: pictures.filter(({ erasedAt }) => erasedAt !== null).length,
        notReceived: notReceived.length,
      },
      now: now(),
    };
  });
}

/** The signals that weigh most and what the candidate said at the time, in the order of time. */
function moments(rows: readonly SignalRow[]): SignalRow[] {
  const weight = ({ kind }: SignalRow) => (isSignalName(kind) ? weightOf(kind).logOdds : 0);
  const heaviest = rows
    .filter((row) => weight(row) > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_MOMENTS);
  const said = rows.filter(({ kind }) => kind === 'explained').slice(0, MOST_MOMENTS);
  return [...heaviest, ...said].sort((a, b) => a.startedAt - b.startedAt);
}

function momentView({ kind, payload, startedAt, endedAt }: SignalRow): IncidentMinutes['moments'][number] {
  const parsed = parsePayload(kind, payload);
  if (!parsed) throw new Error(`a recorded signal of kind ${kind} is not readable`);
  const seconds = endedAt === null ? null : (endedAt - startedAt) / 1_000;
  return { at: startedAt, sentence: signalOf(parsed.name).sentence(parsed.payload, seconds) };
}
