import { expect, it } from 'vitest';
import { DeviceTier, deviceTierOf, partsOf } from './device-tier.ts';

it.each([
  [{ backend: 'wasm', millisecondsPerFrame: 45 }, 'full'],
  [{ backend: 'wasm', millisecondsPerFrame: 400 }, 'light'],
  [{ backend: 'wasm', millisecondsPerFrame: 900 }, 'none'],
  [null, 'none'],
] as const)('a machine that measured %o is of the tier %s', (ready, tier) => {
  expect(DeviceTier.parse(deviceTierOf(ready, 0.4)).tier).toBe(tier);
});

it('looks for faces alone below full vision, and on a machine that is slow', () => {
  const facesOnly = { objects: false, irises: false, identity: false };
  expect([partsOf(2), partsOf(3, 'light')]).toEqual([facesOnly, facesOnly]);
  expect(partsOf(3)).toEqual({ objects: true, irises: true, identity: true });
});
