import { chain, genesis } from 'shared/attempt/chain.ts';
import { describe, expect, it, test } from 'vitest';
import { askToStay, memoryShelf, openShelf, type Shelf } from './shelf.ts';

const events = chain(genesis('a'), [{ kind: 'open', seq: 1, at: 1 }]);
const never = <T>() => new Promise<T>(() => {});
const disk = (change: Partial<Shelf>): Shelf => ({ ...memoryShelf(), lasting: true, ...change });

describe('the shelf', () => {
  it('opens in memory where the browser’s database never answers', async () => {
    const shelf = await openShelf(never, 20);
    expect(shelf.lasting).toBe(false);
    await shelf.put('a', events);
    expect(await shelf.eventsOf('a')).toEqual(events);
  });

  it('keeps for this page what a full disk refused, and says that it did', async () => {
    const shelf = await openShelf(async () => disk({ put: () => Promise.reject(new Error('full')) }), 20);
    await expect(shelf.put('a', events)).rejects.toThrow();
    expect(await shelf.eventsOf('a')).toEqual(events);
  });

  it('does not wait for a disk that died after it was opened', async () => {
    const shelf = await openShelf(async () => disk({ eventsOf: never, put: never, paper: never }), 20);
    await expect(shelf.put('a', events)).rejects.toThrow();
    expect(await shelf.eventsOf('a')).toEqual(events);
    expect(await shelf.paper('p')).toBeNull();
  });
});

test.each([
  ['grants it', { persist: async () => true }, true],
  ['refuses', { persist: async () => false }, false],
  ['fails', { persist: () => Promise.reject(new TypeError('not allowed')) }, false],
  ['has no such thing, as over plain http', undefined, false],
])('what is kept here is asked to stay, and a browser that %s breaks nothing', async (_, storage, stays) => {
  expect(await askToStay(storage)).toBe(stays);
});
