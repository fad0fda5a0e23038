import type { Db, Tx } from '../../db/db.ts';
import { risksKept } from './queries.ts';

export { keepWitnessedPage } from './custody/open-page.ts';
export { pagesOf } from './custody/read-custody.ts';
export { SERVER } from './record-server-signal.ts';
export { recordSignals } from './record-signals.ts';
export { batches, incidents, pages, signals } from './tables.ts';

/** What needs attention in each attempt, with the reasons in words: 0 none, 1 look, 2 look soon. */
export async function attentionOf(
  db: Db | Tx,
  attemptIds: readonly string[],
): Promise<Map<string, { level: number; reasons: { vi: string; en: string }[] }>> {
  const kept = await risksKept(db, attemptIds);
  return new Map(
    kept.map(({ attemptId, priority, reasons }) => [
      attemptId,
      { level: { none: 0, look: 1, raised: 2 }[priority], reasons: priority === 'none' ? [] : reasons },
    ]),
  );
}

export { type NoPicture, pictureBlob, sealPicture, unsealed } from './evidence-box.ts';
export { heldBackSoFar, requireCalm } from './make-way.ts';
export { noteView } from './note-view.ts';
export { liveWatchOf } from './note-watch.ts';
export { mayDecideAbout, maySeeAttempt, roomsDecided, withoutOwn } from './policy.ts';
export { findIncident, type Incident, incidentsOf, incidentsWrittenIn } from './queries.ts';
export { countedFrom } from './retention/counted-from.ts';
export { eraseExpired } from './retention/erase-expired.ts';
export { eraseRecords } from './retention/erase-records.ts';
export { holdDays } from './retention/hold-days.ts';
export { picturesUntilOf } from './retention/pictures-until.ts';
export { retentionsOf } from './retention/retention-of.ts';
export { keepCarriedIncidents } from './review/keep-carried-incidents.ts';
export { liftDecision } from './review/lift-decision.ts';
export { ownAccounts } from './review/own-accounts.ts';
export { reviewersOf } from './review/review-queries.ts';
export { newSplitKey, openSplitKey, removeOutside } from './split-key.ts';
