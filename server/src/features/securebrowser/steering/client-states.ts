import type { SebClientState } from 'shared/contracts/securebrowser-steering.ts';
import type { Db } from '../../../db/db.ts';
import { cohortOf, connectionsOf, waitingInstructions } from './connection-queries.ts';
import { compareSignatures } from './signature-outliers.ts';

/** The clients of these candidates as they report themselves: of each candidate the newest connection. */
export async function clientStates(
  db: Db,
  examId: string,
  candidateIds: readonly string[],
): Promise<Map<string, SebClientState>> {
  const byCandidate = Map.groupBy(await connectionsOf(db, candidateIds), ({ candidateId }) => candidateId);
  const newest = [...byCandidate.values()].flatMap(([first]) => first ?? []);
  const ids = newest.map(({ id }) => id);
  const [waiting, cohort] = await Promise.all([waitingInstructions(db, ids), cohortOf(db, examId)]);
  const signatures = compareSignatures(cohort);
  return new Map(
    newest.map((one) => [
      one.candidateId,
      {
        ...{ state: one.state, version: one.version, system: one.system, machine: one.machine },
        ...{ battery: one.battery, wifi: one.wifi, warnings: one.warnings, errors: one.errors },
        openedAt: one.openedAt.getTime(),
        lastPingAt: one.lastPingAt?.getTime() ?? null,
        signature: signatures.get(one.id) ?? 'unknown',
        hand: one.handAt && { text: one.handText ?? '', at: one.handAt.getTime() },
        lock: one.lockedAt && { text: one.lockText ?? '', at: one.lockedAt.getTime() },
        waiting: waiting.get(one.id) ?? 0,
        connections: byCandidate.get(one.candidateId)?.length ?? 0,
      },
    ]),
  );
}
