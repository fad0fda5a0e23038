import { eq, inArray } from 'drizzle-orm';
import type { CheckInView, Clearing } from 'shared/contracts/checkin.ts';
import type { Db, Tx } from '../../db/db.ts';
import { checkIns } from './tables.ts';

export type CheckIn = typeof checkIns.$inferSelect;

/** A candidate's check-in, held until the transaction ends. */
export async function lockCheckIn(tx: Tx, candidateId: string): Promise<CheckIn | null> {
  const [checkIn] = await tx.select().from(checkIns).where(eq(checkIns.candidateId, candidateId)).for('update');
  return checkIn ?? null;
}

export async function checkInsOf(db: Db | Tx, candidateIds: readonly string[]): Promise<Map<string, CheckIn>> {
  if (candidateIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(checkIns)
    .where(inArray(checkIns.candidateId, [...candidateIds]));
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/**
 * How a check-in was settled. A clearing stands for what the invigilator could know of: a report that came after it is open
 * again, as it may tell something worse.
 */
export function clearingOf({ at, clearedHow: how, clearedByName: by, clearedAt }: CheckIn): {
  readonly how: Clearing;
  readonly by: string;
  /** Unix ms. */
  readonly at: number;
} | null {
  if (!how || !clearedAt || clearedAt.getTime() < at.getTime()) return null;
  return { how, by: by ?? '', at: clearedAt.getTime() };
}

/** The steps of a report and how each went, for the audit chain: "camera passed, liveness unsure". */
export function outcomesOf({ report }: Pick<CheckIn, 'report'>): string {
  return (report?.steps ?? []).map(({ step, outcome }) => `${step} ${outcome}`).join(', ');
}

/** A check-in as the invigilator sees it. */
export function checkInView(checkIn: CheckIn): CheckInView {
  const { report, at } = checkIn;
  return {
    at: at.getTime(),
    tier: report?.tier ?? 'none',
    open: (report?.steps ?? []).filter(({ outcome }) => outcome !== 'passed').map(({ step }) => step),
    cleared: clearingOf(checkIn),
  };
}
