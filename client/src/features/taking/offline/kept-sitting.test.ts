import type { AttemptOpening, CandidateCard, ClockView } from 'shared/contracts/delivery.ts';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { memoryShelf } from '../engine/shelf.ts';
import { begunHere, goOn, keepUpToDate, keepWaiting, waitingHere } from './kept-sitting.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 26, 0, 30);
const clock = (changed: Partial<ClockView> = {}): ClockView => ({
  ...{ now: START, startsAt: START, deadlineAt: START + 50 * MINUTE, phase: 'running', extraSeconds: 0 },
  ...changed,
});
const card = { candidateId: 'páo' } as CandidateCard;
const opening = { attempt: 'a', paperKey: 'key', clock: clock(), mayWrite: true, sealed: false } as AttemptOpening;

type View = Parameters<typeof keepUpToDate>[2] extends { getState(): infer V } ? V : never;
const view = (changed: Partial<View> = {}) =>
  createStore<View>(() => ({ clock: opening.clock, role: 'writer', sealed: false, ...changed }));

/** A page that is loaded anew, `passed` ms later by a computer whose date may be wrong. */
async function reloaded(shelf: ReturnType<typeof memoryShelf>, passed: number, name = 'page') {
  const looks: number[] = [];
  const begun = await goOn(
    shelf,
    { look: (_, now) => looks.push(now) },
    {
      writerOf: async () => ({ name, device: 'máy', isAlone: true, remember() {} }),
      wallNow: () => START + passed,
      monotonic: () => 0,
    },
  );
  return { begun, time: looks[0] };
}

const kept = (told = view()) => {
  const shelf = memoryShelf();
  keepUpToDate(shelf, { card, opening, writer: 'page' }, told, () => START);
  return shelf;
};

test('a reload without a line goes on with the paper, its key and its clock', async () => {
  const { begun, time } = await reloaded(kept(), 10 * MINUTE);
  expect(begun).toMatchObject({ card, opening: { paperKey: 'key', mayWrite: true, clock: opening.clock } });
  expect(time).toBe(START + 10 * MINUTE);
});

test('extra time that was heard of before the line broke still counts after it', async () => {
  const told = view();
  const shelf = kept(told);
  told.setState({ clock: clock({ deadlineAt: START + 55 * MINUTE, extraSeconds: 300 }) });
  expect((await reloaded(shelf, MINUTE)).begun?.opening.clock.deadlineAt).toBe(START + 55 * MINUTE);
});

test('only the page that could write goes on writing', async () => {
  expect((await reloaded(kept(), MINUTE, 'another')).begun?.opening.mayWrite).toBe(false);
  const told = view();
  const shelf = kept(told);
  told.setState({ role: 'watcher' });
  expect((await reloaded(shelf, MINUTE)).begun?.opening.mayWrite).toBe(false);
});

test('a date that was set back takes no time away and gives none', async () => {
  expect((await reloaded(kept(), -90 * MINUTE)).time).toBe(START);
});

test('a sealed paper, a forgotten one and one of yesterday are not gone on with', async () => {
  expect((await reloaded(kept(view({ sealed: true })), MINUTE)).begun).toBeNull();
  expect((await reloaded(kept(), 13 * 60 * MINUTE)).begun).toBeNull();
  const shelf = kept();
  await shelf.forgetSitting();
  expect((await reloaded(shelf, MINUTE)).begun).toBeNull();
});

test('a paper that was forgotten does not come back with the next word of the server', async () => {
  const shelf = memoryShelf();
  const told = view();
  const stop = keepUpToDate(shelf, { card, opening, writer: 'page' }, told, () => START);
  stop();
  await shelf.forgetSitting();
  told.setState({ clock: clock({ deadlineAt: START + 55 * MINUTE, extraSeconds: 300 }) });
  expect((await reloaded(shelf, MINUTE)).begun).toBeNull();
});

test('who waits is found again without a line, for a week, and an attempt that began here is not overwritten', async () => {
  const shelf = memoryShelf();
  const waits = { ...card, clock: clock({ phase: 'waiting' }) };
  await keepWaiting(shelf, waits, () => START);
  const looks: number[] = [];
  const after = (ms: number) =>
    waitingHere(shelf, { look: (_, now) => looks.push(now) }, { wallNow: () => START + ms, monotonic: () => 0 });
  expect(await after(2 * 24 * 60 * MINUTE)).toEqual(waits);
  expect(looks).toEqual([START + 2 * 24 * 60 * MINUTE]);
  expect(await after(8 * 24 * 60 * MINUTE)).toBeNull();
  expect((await reloaded(shelf, MINUTE)).begun).toBeNull();

  keepUpToDate(shelf, { card, opening, writer: 'page', begunAt: START }, view(), () => START);
  await keepWaiting(shelf, waits, () => START + MINUTE);
  expect(await begunHere(shelf, card)).toBe(START);
  expect((await reloaded(shelf, MINUTE)).begun).toMatchObject({ begunAt: START });
  expect(await begunHere(shelf, { ...card, candidateId: 'somebody else' })).toBeUndefined();
});
