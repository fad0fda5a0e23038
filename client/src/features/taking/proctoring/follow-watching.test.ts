import type { Level } from 'proctoring/signals/signal.ts';
import { handClock } from 'proctoring/signals/testing.ts';
import { expect, test } from 'vitest';
import { followWatching } from './follow-watching.ts';

/** A page in an exam of level 3, and a server that answers as the test says. */
function page(level: Level | 'offline' = 3) {
  const clock = handClock();
  const server = { level, listens: true, examListens: true, asked: 0 };
  const listening: boolean[] = [];
  const asking: boolean[] = [];
  const levels: number[] = [];
  const following = followWatching({
    clock,
    async read() {
      server.asked += 1;
      return server.level === 'offline'
        ? null
        : {
            attemptId: 'a',
            level: server.level,
            examLevel: 3,
            examListens: server.examListens,
            listens: server.listens,
          };
    },
    onWatched: (watched) => {
      levels.push(watched.level);
      listening.push(watched.listens);
      asking.push(watched.examListens);
    },
  });
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { server, levels, listening, asking, following, pass };
}

test("a family's withdrawal reaches the camera within half a minute", async () => {
  const { server, levels, pass } = page();
  await pass(0);
  server.level = 1;
  await pass(30_000);
  expect(levels).toEqual([3, 1]);
});

test('a level that rises again while the exam runs turns no camera on', async () => {
  const { server, levels, pass } = page(1);
  await pass(0);
  server.level = 3;
  for (let minute = 0; minute < 10; minute += 1) await pass(60_000);
  expect(server.asked).toBeGreaterThan(5);
  expect(levels).toEqual([1]);
});

test("the candidate's own word holds at once, and the server's older one does not undo it", async () => {
  const { levels, following, pass } = page();
  await pass(0);
  following.lowerTo(1);
  await pass(60_000);
  expect(levels).toEqual([3, 1]);
});

test('what was refused makes it ask at once', async () => {
  const { server, levels, following, pass } = page();
  await pass(0);
  server.level = 1;
  following.ask();
  await pass(0);
  expect(levels).toEqual([3, 1]);
});

test('a server that is not heard is asked again soon, and what was known goes on holding', async () => {
  const { server, levels, pass } = page('offline');
  await pass(0);
  server.level = 3;
  await pass(5_000);
  server.level = 'offline';
  await pass(30_000);
  await pass(5_000);
  expect(levels).toEqual([3]);
  expect(server.asked).toBe(4);
});

test('a page that is left asks no more', async () => {
  const { server, following, pass } = page();
  await pass(0);
  following.stop();
  await pass(3_600_000);
  expect(server.asked).toBe(1);
});

test('a word against the microphone alone leaves the camera on, and no later word turns it on again', async () => {
  const { server, levels, listening, following, pass } = page();
  await pass(0);
  following.stopListening();
  expect([levels, listening]).toEqual([
    [3, 3],
    [true, false],
  ]);
  server.listens = true;
  await pass(30_000);
  server.level = 1;
  await pass(30_000);
  expect([levels, listening]).toEqual([
    [3, 3, 1],
    [true, false, false],
  ]);
});

test('an accommodation in the exam turns the microphone off, and is no word of pupil or family', async () => {
  const { server, levels, listening, asking, pass } = page();
  await pass(0);
  Object.assign(server, { listens: false, examListens: false });
  await pass(30_000);
  expect([levels, listening, asking]).toEqual([
    [3, 3],
    [true, false],
    [true, false],
  ]);
});
