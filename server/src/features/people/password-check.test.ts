import { hash } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { passwordIsRight } from './password-check.ts';

test('few wait for their password to be looked at; who comes after them is sent away at once, and nobody for good', async () => {
  const known = await hash('right', { memoryCost: 1_024, timeCost: 1 });
  const all = await Promise.all(Array.from({ length: 110 }, () => passwordIsRight(known, 'right')));
  expect(all.filter((isRight) => isRight === null)).toHaveLength(7);
  expect(all.filter((isRight) => isRight === true)).toHaveLength(103);
  expect(await passwordIsRight(known, 'wrong')).toBe(false);
  expect(await passwordIsRight(known, 'right')).toBe(true);
});

test('where there is no account, no password is right', async () => {
  expect(await passwordIsRight(null, '')).toBe(false);
});
