import { expect, test } from 'vitest';
import { deafen, deafenWhilePlaying, isDeafened } from './deafening.ts';

test('what the page plays is no voice in the room, until it pauses or is left', () => {
  const player = new EventTarget();
  const leave = deafenWhilePlaying(player);
  const after = (...events: string[]) => {
    for (const event of events) player.dispatchEvent(new Event(event));
    return isDeafened();
  };
  expect([after('play'), after('pause'), after('play', 'play'), after('ended'), after('play')]).toEqual([
    ...[true, false, true, false, true],
  ]);
  leave();
  expect([isDeafened(), after('play')]).toEqual([false, false]);
});

test('two sounds at once are both over before anything is heard again', () => {
  const [one, other] = [deafen(), deafen()];
  one();
  one();
  expect(isDeafened()).toBe(true);
  other();
  expect(isDeafened()).toBe(false);
});
