import { expect, test } from 'vitest';
import type { Db } from './db.ts';
import { gathered, oneForEach } from './gather.ts';

// Only the key under which callers of one database meet; no statement is run.
const db = {} as Db;

test('what is asked for in the same moment is asked of the database once, and each hears its own', async () => {
  const asked: string[][] = [];
  const find = gathered(
    oneForEach(async (_, ids) => {
      asked.push([...ids]);
      return new Map(ids.filter((id) => id !== 'nobody').map((id) => [id, id.toUpperCase()]));
    }),
  );
  const found = await Promise.all(['a', 'b', 'nobody', 'a'].map((id) => find(db, id)));
  expect(found).toEqual(['A', 'B', null, 'A']);
  expect(asked).toEqual([['a', 'b', 'nobody']]);
});

test('who asks while others are under way hears of what stands after the asking', async () => {
  let stored = 'before';
  const gates: (() => void)[] = [];
  const read = gathered(async (_, items: readonly number[]) => {
    const seen = stored;
    await new Promise<void>((resolve) => gates.push(resolve));
    return items.map(() => seen);
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const first = read(db, 1);
  await turn();
  stored = 'after';
  const second = read(db, 2);
  await turn();
  for (const open of gates) open();
  expect(await Promise.all([first, second])).toEqual(['before', 'after']);
});

test('what the database refuses of one fails nobody who asks in the same moment', async () => {
  const read = gathered(async (_, items: readonly number[]) => {
    if (items.includes(3)) throw new Error('not a number that it knows');
    return items;
  });
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map((item) => read(db, item)));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('a database that is away is told to all who asked together at once, and to nobody after them', async () => {
  let fails = true;
  let asked = 0;
  const read = gathered(async (_, items: readonly number[]) => {
    asked += 1;
    if (fails) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
    return items;
  });
  const both = await Promise.allSettled([read(db, 1), read(db, 2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(asked).toBe(1);
  fails = false;
  expect(await read(db, 3)).toBe(3);
});
