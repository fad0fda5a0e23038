import { type SQL, sql } from 'drizzle-orm';
import { sessions } from '../../sessions/index.ts';

/**
 * From when the days of a session's evidence count, Unix ms: from its end, and never from later than the end that candidates
 * read before the exam. A session that is closed late keeps nothing beyond the day they were told.
 */
export function countedFrom({ closedAt, endsAt }: { closedAt: Date | null; endsAt: Date }): number {
  return Math.min((closedAt ?? endsAt).getTime(), endsAt.getTime());
}

/** The same within a query that joins the sessions. */
export function countedFromSql(): SQL {
  return sql`least(coalesce(${sessions.closedAt}, ${sessions.endsAt}), ${sessions.endsAt})`;
}
