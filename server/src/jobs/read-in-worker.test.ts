import { describe, expect, test } from 'vitest';
import type { Misdeed } from './misbehaving-worker.ts';
import { OverLimit, readInWorker } from './read-in-worker.ts';

const limits = { milliseconds: 20_000, megabytes: 64 };
const BODY = new URL('./misbehaving-worker.ts', import.meta.url);
const ask = (deed: Misdeed, milliseconds = limits.milliseconds) =>
  readInWorker<unknown>(BODY, deed, { ...limits, milliseconds });

describe('a worker that meets a hostile file', () => {
  test('is killed where it never ends', async () => {
    await expect(ask('loop', 1_000)).rejects.toMatchObject({ name: 'OverLimit', limit: 'time' });
  });

  test('is stopped where it takes memory without end', async () => {
    await expect(ask('grow')).rejects.toMatchObject({ name: 'OverLimit', limit: 'memory' });
  });

  test('may crash its whole process: the server hears of it and goes on', async () => {
    const crash = ask('abort');
    await expect(crash).rejects.toThrow('ended (SIGABRT) without an answer');
    await expect(crash).rejects.not.toBeInstanceOf(OverLimit);
    expect(await ask('none')).toBe('well');
  });

  test('says what broke, for the log', async () => {
    await expect(ask('throw')).rejects.toThrow('a defect of the reader');
  });

  test.each(['read', 'write'] as const)('may not %s anything outside the program', async (deed) => {
    expect(await ask(deed)).toBe('ERR_ACCESS_DENIED');
  });

  test('sees none of the server’s environment', async () => {
    process.env.KHAOTHI_PLATFORM_KEY ??= 'of-a-test';
    expect(await ask('environment')).toEqual([]);
  });
});

test('files wait their turn, and every one is answered', async () => {
  expect(await Promise.all(Array.from({ length: 5 }, () => ask('none')))).toEqual(Array(5).fill('well'));
});

test('who waits hears how far a file is, and then the answer', async () => {
  const heard: number[][] = [];
  expect(await readInWorker(BODY, 'count', limits, { heard: (...far) => heard.push(far) })).toBe('counted');
  expect(heard).toEqual([
    [0, 3],
    [3, 3],
  ]);
});

test('a file that is given up is not read to its end, and the next one is read', async () => {
  const giving = new AbortController();
  const never = readInWorker(BODY, 'loop', limits, { signal: giving.signal });
  const reason = new Error('nobody waits any more');
  giving.abort(reason);
  await expect(never).rejects.toBe(reason);
  await expect(readInWorker(BODY, 'loop', limits, { signal: giving.signal })).rejects.toBe(reason);
  expect(await ask('none')).toBe('well');
});

test('a file that is given up while it waits its turn leaves at once', async () => {
  const [holding, giving] = [new AbortController(), new AbortController()];
  const end = (name: string) => () => name;
  const held = [1, 2].map(() => readInWorker(BODY, 'loop', limits, { signal: holding.signal }).catch(end('held')));
  const queued = readInWorker(BODY, 'none', limits, { signal: giving.signal }).catch((reason) => reason);
  const reason = new Error('nobody waits any more');
  giving.abort(reason);
  expect(await Promise.race([queued, ...held])).toBe(reason);
  holding.abort();
  await Promise.all(held);
  expect(await ask('none')).toBe('well');
});
