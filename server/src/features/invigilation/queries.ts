import { and, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { candidates } from '../sessions/index.ts';
import type { Watch } from './policy.ts';
import { controls } from './tables.ts';

/** The latest acts on a session that concern the watched rooms; acts on other people's rooms are not theirs to read. */
export function controlsWithin(
  db: Db | Tx,
  { sessionId, watch, limit }: { sessionId: string; watch: Watch; limit: number },
): Promise<(typeof controls.$inferSelect)[]> {
  const rooms = [...watch.roomIds];
  const reachesOne = db
    .select({ one: sql`1` })
    .from(candidates)
    .where(and(inArray(candidates.roomId, rooms), sql`${controls.candidateIds} ? ${candidates.id}::text`));
  const onAll = and(isNull(controls.roomId), isNull(controls.candidateIds));
  const isTheirs = watch.all ? undefined : or(onAll, inArray(controls.roomId, rooms), exists(reachesOne));
  return db
    .select()
    .from(controls)
    .where(and(eq(controls.sessionId, sessionId), isTheirs))
    .orderBy(desc(controls.at))
    .limit(limit);
}

/** Items with a response that stands and is one (like `isAnswered` of the kinds), by attempt. */
export async function answeredCounts(db: Db, attemptIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: string; n: number }>(
    db,
    sql`SELECT attempt_id AS id, count(*)::int AS n FROM (
          SELECT DISTINCT ON (attempt_id, event->>'item') attempt_id, event->'response' AS response
          FROM ledger_events
          WHERE event->>'kind' = 'answer'
            AND attempt_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(attemptIds)}::jsonb))
          ORDER BY attempt_id, event->>'item', seq DESC
        ) latest
        WHERE CASE jsonb_typeof(response)
          WHEN 'string' THEN btrim(response #>> '{}') <> ''
          WHEN 'object' THEN response <> '{}'::jsonb
          ELSE false
        END
        GROUP BY attempt_id`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

export async function strayCounts(db: Db, attemptIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: string; n: number }>(
    db,
    sql`SELECT attempt_id AS id, count(*)::int AS n FROM stray_events
        WHERE attempt_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(attemptIds)}::jsonb))
        GROUP BY attempt_id`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
