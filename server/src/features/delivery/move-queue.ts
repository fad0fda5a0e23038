import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../../db/db.ts';
import type { Standing } from '../../http/turnstile.ts';
import type { queues } from './tables.ts';

/** Gives out so many numbers at a door and calls so many more of those who have one; how the queue then stands on all nodes. */
export async function moveQueue(
  db: Db,
  door: (typeof queues.$inferSelect)['door'],
  { numbers, calls }: { numbers: number; calls: number },
): Promise<Standing> {
  const [row] = await rowsOf<{ issued: string | number; called: string | number }>(
    db,
    sql`INSERT INTO queues AS queue (door, issued, called)
        VALUES (${door}, ${numbers}::bigint, least(${numbers}::bigint, ${calls}::bigint))
        ON CONFLICT (door) DO UPDATE SET
          issued = queue.issued + ${numbers}::bigint,
          called = least(queue.issued + ${numbers}::bigint, queue.called + ${calls}::bigint)
        RETURNING issued, called`,
  );
  return { issued: Number(row?.issued), called: Number(row?.called) };
}
