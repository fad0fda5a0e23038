import { and, eq } from 'drizzle-orm';
import { Observation } from 'proctoring/signals/observation.ts';
import { differences, type PageSaw } from 'proctoring/signals/recheck-differs/compare.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { reportFrame as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findAttempt, tellSession } from '../delivery/index.ts';
import { notePageDisagrees } from './note-page-disagrees.ts';
import { findSnapshot } from './queries.ts';
import { lockAttemptEvidence, recordServerSignal } from './record-server-signal.ts';
import { refreshRisk } from './refresh-risk.ts';
import { snapshots } from './tables.ts';

/** What a page that was altered to call all well would have said of any picture. */
const ALWAYS_FINE: PageSaw = { faces: 1, phone: false };

/** Keeps what the second look saw. Where it differs from what the page said of the same picture, that is a signal. */
export async function reportFrame(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { snapshotId, lease, outcome }: BodyOf<typeof contract>,
): Promise<{ differences: number }> {
  const observation = outcome.type === 'seen' ? Observation.safeParse(outcome.observation).data : undefined;
  if (outcome.type === 'seen' && !observation) refuse('badRequest', { where: 'outcome.observation' });
  const done = await db.transaction(async (tx) => {
    const [snapshot] = await tx
      .update(snapshots)
      .set({
        recheck: observation ? 'seen' : 'unreadable',
        observation: observation ?? null,
        recheckMs: outcome.type === 'seen' ? Math.round(outcome.milliseconds) : null,
        lease: null,
      })
      .where(and(eq(snapshots.id, snapshotId), eq(snapshots.lease, lease), eq(snapshots.recheck, 'waiting')))
      .returning();
    if (!snapshot) return null;
    const { attemptId } = snapshot;
    const found = observation ? differences({ faces: snapshot.pageFaces, phone: snapshot.pagePhone }, observation) : [];
    if (observation)
      await tx
        .update(snapshots)
        .set({ telling: differences(ALWAYS_FINE, observation).length > 0, differs: found.length > 0 })
        .where(eq(snapshots.id, snapshotId));
    if (found.length === 0) return { attemptId, found, changed: false };
    await lockAttemptEvidence(tx, attemptId);
    for (const difference of found) await recordServerSignal(tx, attemptId, 'recheckDiffers', { difference }, now());
    await notePageDisagrees(tx, attemptId, now());
    return { attemptId, found, changed: await refreshRisk(tx, attemptId, now()) };
  });
  if (!done) refuse((await findSnapshot(db, snapshotId)) ? 'leaseLost' : 'notFound');
  const attempt = done.changed ? await findAttempt(db, done.attemptId) : null;
  if (attempt) tellSession(bus, attempt.sessionId, { candidateId: attempt.candidateId });
  return { differences: done.found.length };
}
