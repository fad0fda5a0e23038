import { expect, it } from 'vitest';
import { frame } from '../signals/testing.ts';
import { createLatest } from './latest.ts';

it('gives no picture before the first look', () => {
  expect(createLatest().since(0)).toBeNull();
});

it('gives the frame of this moment, and no old one', () => {
  const latest = createLatest();
  latest.keep(frame(10_000));
  expect(latest.since(6_000)?.at).toBe(10_000);
  expect(latest.since(10_001)).toBeNull();
});

it('gives nothing of a camera that was closed', () => {
  const latest = createLatest();
  latest.keep(frame(10_000));
  latest.forget();
  expect(latest.since(0)).toBeNull();
});
