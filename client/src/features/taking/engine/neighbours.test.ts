import { afterEach, expect, it } from 'vitest';
import { byCalling } from './neighbours.ts';

const open: BroadcastChannel[] = [];
function page() {
  const channel = new BroadcastChannel('pages under test');
  open.push(channel);
  return { channel, neighbours: byCalling(channel) };
}
afterEach(() => {
  for (const channel of open.splice(0)) channel.close();
});

it('without locks, pages of one browser learn of each other by calling', async () => {
  const first = page();
  expect(await first.neighbours.hold('c', 'one')).toBe(true);
  expect(await first.neighbours.hasOthers('c')).toBe(false);
  const second = page();
  expect(await second.neighbours.hold('c', 'one')).toBe(false);
  expect(await second.neighbours.hold('c', 'two')).toBe(true);
  expect(await second.neighbours.hasOthers('c')).toBe(true);
  expect(await second.neighbours.hasOthers('another candidate')).toBe(false);
  first.channel.close();
  expect(await second.neighbours.hasOthers('c')).toBe(false);
});
