import { sql } from 'drizzle-orm';
import type { AttemptTimes } from 'shared/attempt/clock.ts';
import { rowsOf } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { timeColumns, timesOfColumns } from './ledger-queries.ts';

/** Nobody feels so short a wait for a heartbeat's reply; ten thousand pages then cost a few statements a second. */
const GATHER_MS = 100;

export type NoteSeen = (attemptId: string, isPresent: boolean) => Promise<AttemptTimes | null>;

interface Noted {
  /** The last word of an attempt is the one that stands. */
  readonly present: Map<string, boolean>;
  readonly written: Promise<Map<string, AttemptTimes>>;
}

/** Notes that pages are connected, or have gone, many at once; resolves to the time of the attempt as it then stands. */
export function seenNoter({ db, now }: Pick<Deps, 'db' | 'now'>): NoteSeen {
  let gathering: Noted | null = null;

  async function write(present: ReadonlyMap<string, boolean>): Promise<Map<string, AttemptTimes>> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    gathering = null;
    const ids = [...present.keys()].sort();
    const rows = await rowsOf<Record<string, string | number | null>>(
      db,
      sql`UPDATE attempts SET seen_at = CASE WHEN seen.present = 1 THEN to_timestamp(${now()}::bigint / 1000.0) END
          FROM unnest(${sql.param(ids)}::uuid[], ${sql.param(ids.map((id) => Number(present.get(id))))}::int[])
            AS seen(id, present)
          WHERE attempts.id = seen.id
          RETURNING attempts.id, ${timeColumns}`,
    );
    return new Map(rows.map((row) => [String(row.id), timesOfColumns(row)]));
  }

  return async (attemptId, isPresent) => {
    if (!gathering) {
      const present = new Map<string, boolean>();
      gathering = { present, written: write(present) };
    }
    gathering.present.set(attemptId, isPresent);
    return (await gathering.written).get(attemptId) ?? null;
  };
}
