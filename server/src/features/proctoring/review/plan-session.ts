import { peakRisk } from 'proctoring/risk/peak-risk.ts';
import { planReview, probabilityOf } from 'proctoring/risk/plan-review.ts';
import { riskOf } from 'proctoring/risk/risk.ts';
import { type Surroundings, surroundingsOf, UNKNOWN_SURROUNDINGS } from 'proctoring/risk/surroundings.ts';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import type { ReviewPlan } from 'shared/contracts/proctoring-review.ts';
import type { Deps } from '../../../deps.ts';
import type { Staff } from '../../../http/who.ts';
import { attemptsOfSession } from '../../delivery/index.ts';
import { noteView } from '../note-view.ts';
import { withoutOwn } from '../policy.ts';
import { risksKept, type SignalRow, signalsByAttempt } from '../queries.ts';
import { viewOfAttempts } from '../room-view.ts';
import { standingSignals, undecided } from '../standing-signals.ts';
import { seatsOf } from './seats-of.ts';

/** What looking at a moment takes: settings, to be replaced by the desk's own measurements. */
const SECONDS = { atLeast: 10, perSecondShown: 0.25, atMost: 40 };

/** Where a sitting stands of which nothing was seen. */
const NOTHING_SEEN = riskOf([], 0).logOdds;

/**
 * Plans the minutes of a reviewer over what nobody has decided about in these rooms of a session, without the own sitting. It names
 * persons with what was seen of them: that it was read is audited.
 */
export async function planSession(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { sessionId, rooms, minutes }: { sessionId: string; rooms: ReadonlySet<string>; minutes: number },
): Promise<ReviewPlan> {
  await noteView({ db, bus, now }, who, { act: 'evidence.plan', subject: { kind: 'session', id: sessionId } });
  const attempts = (await attemptsOfSession(db, sessionId)).filter((one) => rooms.has(one.roomId));
  const ids = attempts.map(({ id }) => id);
  const [signals, kept, seats] = await Promise.all([
    signalsByAttempt(db, ids),
    risksKept(db, ids),
    seatsOf(db, sessionId, attempts),
  ]);
  const reviewed = new Map(kept.map((one) => [one.attemptId, one.reviewedAt]));
  const views = new Map(
    [...Map.groupBy(attempts, (one) => one.roomId)].map(([roomId, inRoom]) => [
      roomId,
      viewOfAttempts(inRoom, signals, now()),
    ]),
  );
  const shown = new Map<string, SignalRow>();
  const toReview = (await withoutOwn(db, who, sessionId, attempts)).map((attempt) => {
    const standing = standingSignals(signals.get(attempt.id) ?? [], attempt, now());
    const view = views.get(attempt.roomId) ?? UNKNOWN_SURROUNDINGS;
    const around = surroundingsOf(view, standing, attempt.startedAt.getTime());
    const rows = undecided(standing, reviewed.get(attempt.id));
    const moments = rows.flatMap((row) => {
      const moment = momentOf(row, around);
      if (moment) shown.set(moment.id, row);
      return moment ?? [];
    });
    return { attemptId: attempt.id, probability: probabilityOf(peakRisk(rows, around)), moments };
  });
  const { attempts: planned, ...totals } = planReview(toReview, minutes * 60);
  return {
    ...totals,
    attempts: planned.map((one) => ({
      ...one,
      candidate: seats.get(one.attemptId) ?? { name: '', number: '', room: '' },
      moments: one.moments.flatMap((id) => {
        const row = shown.get(id);
        return row && isSignalName(row.kind)
          ? [{ at: row.startedAt, name: signalOf(row.kind).name, seconds: secondsFor(row) }]
          : [];
      }),
    })),
  };
}

/** A signal that counts for something by itself, as something to look at. */
function momentOf(row: SignalRow, around: Surroundings) {
  const adds = riskOf([row], row.endedAt ?? row.startedAt, around).logOdds - NOTHING_SEEN;
  return adds > 0 ? { id: `${row.attemptId} ${row.source} ${row.seq}`, seconds: secondsFor(row), adds } : null;
}

function secondsFor({ startedAt, endedAt }: Pick<SignalRow, 'startedAt' | 'endedAt'>): number {
  const lasted = ((endedAt ?? startedAt) - startedAt) / 1_000;
  return Math.min(SECONDS.atMost, SECONDS.atLeast + lasted * SECONDS.perSecondShown);
}
