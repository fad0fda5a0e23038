import { expect, it } from 'vitest';
import { FACES_ONLY } from '../signals/vision-messages.ts';
import { mayFollow } from './follow-faces.ts';

const found = { at: 10_000, faces: 1, followed: 0 };
const LITTLE = 0.01;

it('follows a known face for two looks, then looks for faces anew', () => {
  expect([0, 1, 2].map((followed) => mayFollow({ ...found, followed }, 10_300, LITTLE, FACES_ONLY))).toEqual([
    true,
    true,
    false,
  ]);
});

it.each([
  ['before anything was found', null, 10_300, LITTLE, FACES_ONLY],
  ['where nobody was there', { ...found, faces: 0 }, 10_300, LITTLE, FACES_ONLY],
  ['on a machine that looks seldom', found, 11_600, LITTLE, FACES_ONLY],
  ['where the clock went back', found, 9_000, LITTLE, FACES_ONLY],
  ['where the frame changed at once', found, 10_300, 0.2, FACES_ONLY],
  ['without a frame to compare with', found, 10_300, null, FACES_ONLY],
  ['where objects are looked for', found, 10_300, LITTLE, { ...FACES_ONLY, objects: true }],
  ['where the face is compared', found, 10_300, LITTLE, { ...FACES_ONLY, identity: true }],
] as const)('looks for faces anew %s', (_, known, at, difference, parts) => {
  expect(mayFollow(known, at, difference, parts)).toBe(false);
});
