import { randomUUID } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database, Db } from '../../db/db.ts';
import { freshDatabase } from '../../db/testing.ts';
import { seenNoter } from './note-seen.ts';
import { attempts } from './tables.ts';

const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);
const dialect = new PgDialect();
let database: Database;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.close());

/** Attempts that differ in their time; by their ids in order. */
async function attemptsOf(count: number): Promise<{ id: string; extraMs: number }[]> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    ...{
      id: randomUUID(),
      candidateId: randomUUID(),
      sessionId: randomUUID(),
      examId: randomUUID(),
      roomId: randomUUID(),
    },
    ...{
      formCode: '101',
      startedAt: new Date(NOW),
      headHash: 'h',
      writer: 'w',
      writesSince: new Date(NOW),
      extraMs: nth * 1_000,
    },
    ...{ startsAt: new Date(NOW), baseDeadlineAt: new Date(NOW + 3_600_000) },
  }));
  await database.db.insert(attempts).values(rows);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Counts the rows of each statement, and fails those that it is told to. */
function counting(statements: number[], fails: (nth: number) => boolean = () => false): Db {
  return new Proxy(database.db, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value;
      return async (statement: SQL) => {
        const [ids] = dialect.sqlToQuery(statement).params as [string[]];
        statements.push(ids.length);
        if (fails(statements.length)) throw new Error('the disk is full');
        return target.execute(statement);
      };
    },
  });
}

test('many heartbeats of one instant are written in several statements, and each page hears its own time', async () => {
  const all = await attemptsOf(601);
  const statements: number[] = [];
  const seen = seenNoter({ db: counting(statements), now: () => NOW });
  const heard = await Promise.all(all.map(({ id }) => seen(id, true)));
  expect(statements).toEqual([250, 250, 101]);
  expect(heard.map((times) => times?.extraMs)).toEqual(all.map(({ extraMs }) => extraMs));
  const rows = await database.db.select({ seenAt: attempts.seenAt }).from(attempts);
  expect(rows.filter(({ seenAt }) => seenAt?.getTime() === NOW)).toHaveLength(601);
}, 60_000);

test('a statement that fails is told to its own pages and to nobody else', async () => {
  const all = await attemptsOf(501);
  const statements: number[] = [];
  const seen = seenNoter({ db: counting(statements, (nth) => nth === 2), now: () => NOW });
  const heard = await Promise.allSettled(all.map(({ id }) => seen(id, true)));
  const failed = heard.map(({ status }, nth) => (status === 'rejected' ? nth : null)).filter((nth) => nth !== null);
  expect([failed.length, failed[0], failed.at(-1)]).toEqual([250, 250, 499]);
  expect(await seen(all[300]?.id ?? '', true)).toMatchObject({ extraMs: all[300]?.extraMs });
}, 60_000);

test('of several words of one instant about a page the last one stands, and all hear; an unknown attempt hears of none', async () => {
  const [one] = await attemptsOf(1);
  const id = one?.id ?? '';
  const statements: number[] = [];
  const seen = seenNoter({ db: counting(statements), now: () => NOW });
  const heard = await Promise.all([seen(id, true), seen(randomUUID(), true), seen(id, false)]);
  expect(heard.map((times) => times?.extraMs)).toEqual([0, undefined, 0]);
  expect(statements).toEqual([2]);
  const [row] = await database.db.select().from(attempts);
  expect([row?.seenAt, row?.goneAt?.getTime()]).toEqual([null, NOW]);
});
