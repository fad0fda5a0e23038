import { signals as kinds } from 'proctoring/signals/registry.ts';
import { type Looked, type Minutes, minutesOf } from 'proctoring/signals/watched/minutes.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { findAttempt } from '../delivery/index.ts';
import { noteView } from './note-view.ts';
import { type SignalRow, signalsOf } from './queries.ts';
import { standingSignals } from './standing-signals.ts';

/** Which checks looked at an attempt in each minute of it, and why the others did not. That it was read is audited. */
export async function readWatchedMinutes(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  attemptId: string,
): Promise<{ minutes: Minutes[] }> {
  const attempt = (await findAttempt(db, attemptId)) ?? refuse('notFound');
  await noteView({ db, bus, now }, who, { act: 'evidence.watched', subject: { kind: 'attempt', id: attemptId } });
  const rows = standingSignals(await signalsOf(db, attemptId), attempt, now());
  const to = attempt.sealedAt?.getTime() ?? now();
  return { minutes: minutesOf(rows.flatMap(lookedOf), { from: attempt.startedAt.getTime(), to }) };
}

function lookedOf({ kind, startedAt, endedAt, payload }: SignalRow): Looked[] {
  if (kind === 'watched') {
    const { tier, checks, blind = [] } = kinds.watched.payload.parse(payload);
    return [{ startedAt, endedAt, looks: { type: 'watched', tier, checks, blind: blind.map(({ why }) => why) } }];
  }
  if (kind === 'notWatched') {
    const { reason } = kinds.notWatched.payload.parse(payload);
    const isForGood = endedAt === startedAt;
    return [{ startedAt, endedAt: isForGood ? null : endedAt, looks: { type: 'notWatched', reason } }];
  }
  if (kind === 'notHeard') {
    const { reason } = kinds.notHeard.payload.parse(payload);
    const isForGood = endedAt === startedAt;
    return [
      { startedAt, endedAt: isForGood ? null : endedAt, looks: { type: 'notWatched', reason: `microphone.${reason}` } },
    ];
  }
  return [];
}
