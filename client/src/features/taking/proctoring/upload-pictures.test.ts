import { handClock } from 'proctoring/signals/testing.ts';
import { expect, test } from 'vitest';
import { createPictureUploads, type Uploaded } from './upload-pictures.ts';

/** A storage that answers as the test says. */
function storage() {
  const clock = handClock();
  const world = { answers: 'done' as Uploaded | 'throws', kept: [] as number[], asked: 0 };
  const uploads = createPictureUploads({
    clock,
    async upload({ seq }) {
      world.asked += 1;
      if (world.answers === 'throws') throw new TypeError('Failed to fetch');
      if (world.answers === 'done') world.kept.push(seq);
      return world.answers;
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 2));
  return {
    ...{ world, uploads, settled },
    put: (seq: number, reason = 'noFace') => uploads.put({ jpeg: new Blob(), seq, reason }),
    async pass(milliseconds: number) {
      clock.pass(milliseconds);
      await settled();
    },
  };
}

test.each(['later', 'throws'] as const)(
  'a storage that is down for an hour (%s) costs time and no picture, and is not hammered',
  async (answers) => {
    const { world, put, pass, settled, uploads } = storage();
    world.answers = answers;
    for (const seq of [1, 2, 3]) put(seq);
    await settled();
    for (let minute = 0; minute < 60; minute += 1) await pass(60_000);
    expect(world.kept).toEqual([]);
    expect(uploads.waiting()).toBe(3);
    expect(world.asked).toBeLessThan(30);
    world.answers = 'done';
    await pass(300_000);
    expect(world.kept).toEqual([1, 2, 3]);
    expect(uploads.waiting()).toBe(0);
  },
);

test('a picture that was refused is not sent again, and holds up no other', async () => {
  const { world, put, settled } = storage();
  world.answers = 'never';
  put(1);
  await settled();
  world.answers = 'done';
  put(2);
  await settled();
  expect(world.kept).toEqual([2]);
});

test('once the camera is not agreed to any more, the pictures that wait are dropped and none is sent again', async () => {
  const { world, put, pass, settled, uploads } = storage();
  world.answers = 'notAllowed';
  for (const seq of [1, 2, 3]) put(seq);
  await settled();
  world.answers = 'done';
  put(4);
  await pass(3_600_000);
  expect([world.asked, world.kept, uploads.waiting()]).toEqual([1, [], 0]);
});

test('where memory ends, regular pictures go before those of signals', async () => {
  const { world, put, pass, settled } = storage();
  world.answers = 'later';
  for (let seq = 0; seq < 130; seq += 1) put(seq, seq % 2 === 0 ? 'periodic' : 'noFace');
  await settled();
  world.answers = 'done';
  await pass(10_000);
  expect(world.kept).toHaveLength(120);
  expect(world.kept.filter((seq) => seq % 2 === 1)).toHaveLength(65);
});

test('a page that is left asks no more', async () => {
  const { world, put, pass, uploads, settled } = storage();
  world.answers = 'later';
  put(1);
  await settled();
  uploads.stop();
  await pass(3_600_000);
  expect(world.asked).toBe(1);
});

test('a picture that the server holds back to save answers first is sent again when it said, and no other before', async () => {
  const { world, put, pass, settled } = storage();
  world.answers = { waitMs: 40_000 };
  for (const seq of [1, 2]) put(seq);
  await settled();
  await pass(39_000);
  expect(world.asked).toBe(1);
  world.answers = 'done';
  await pass(1_000);
  expect(world.kept).toEqual([1, 2]);
});
