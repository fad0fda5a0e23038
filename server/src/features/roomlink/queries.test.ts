import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../db/testing.ts';
import { changeHome, homesOf, lastSeenInstant } from './queries.ts';
import { roomHomes } from './tables.ts';

const YEARS_25 = 25 * 365 * 24 * 3_600_000;

test('a date that is decades wrong is noted like any other, and the latest instant is found again', async () => {
  const { db, close } = await freshDatabase();
  expect(await lastSeenInstant(db)).toBe(0);
  const serverId = randomUUID();
  const home = { serverId, sessionId: randomUUID(), name: 'Máy phòng 1', province: 'https://thi.vn', wrappedToken: '' };
  await db.insert(roomHomes).values(home);
  const reachedAt = new Date(Date.UTC(2026, 10, 23));
  await changeHome(db, serverId, { offsetMs: YEARS_25, reachedAt });
  expect(await homesOf(db)).toMatchObject([{ offsetMs: YEARS_25 }]);
  expect(await lastSeenInstant(db)).toBe(reachedAt.getTime());
  const receivedAt = reachedAt.getTime() + 60_000;
  await db.execute(
    sql`INSERT INTO ledger_events (attempt_id, seq, event, hash, received_at)
        VALUES (${randomUUID()}::uuid, 1, '{}', '', ${receivedAt}::bigint)`,
  );
  expect(await lastSeenInstant(db)).toBe(receivedAt);
  await close();
});
