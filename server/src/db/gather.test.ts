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

test('a failure reaches all who asked together, and nobody after them', async () => {
  let fails = true;
  const read = gathered(async (_, items: readonly number[]) => {
    if (fails) throw new Error('down');
    return items;
  });
  const both = await Promise.allSettled([read(db, 1), read(db, 2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await read(db, 3)).toBe(3);
});
