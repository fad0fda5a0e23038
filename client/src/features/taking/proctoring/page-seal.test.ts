import { createPublicKey, verify } from 'node:crypto';
import type { BatchSeal } from 'shared/evidence/batch-chain.ts';
import { batchBody, batchHash, batchText, pageClaim, pageGenesis } from 'shared/evidence/batch-chain.ts';
import { expect, test } from 'vitest';
import { pageKeyOf } from './page-key.ts';
import { createPageSeal } from './page-seal.ts';

const ATTEMPT = 'attempt-one';
const PAGE = { attempt: ATTEMPT, source: 'page-one' };
const clocks = { server: () => 1_000.4, page: () => 20, wall: () => -5 };
const signal = {
  ...{ source: 'page-one', seq: 0, kind: 'pasted', startedAt: 1, endedAt: 1 },
  payload: { characters: 3 },
};

/** As another program would check it: by the key's name alone. */
function isSigned(key: string, text: string, signature: string | null): boolean {
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const bytes = Buffer.from(signature ?? '', 'base64url');
  return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
}

test('a page shows that it holds its key, and signs each batch behind the one before', async () => {
  let told = { key: '', proof: '' };
  const seal = createPageSeal({
    ...PAGE,
    key: () => pageKeyOf(ATTEMPT),
    clocks,
    async tell({ key, proof }) {
      told = { key: key ?? '', proof: proof ?? '' };
      return 'first';
    },
  });
  expect(await seal.open()).toBe('open');
  expect(isSigned(told.key, pageClaim(ATTEMPT, 'page-one'), told.proof)).toBe(true);

  const first = (await seal.seal([signal])) as BatchSeal;
  expect(first).toMatchObject({ number: 0, nonce: 'first', at: 1_000, elapsed: 20, wall: -5 });
  expect(first.previous).toBe(pageGenesis({ ...PAGE, key: told.key }));
  const body = batchBody([signal]);
  expect(isSigned(told.key, batchText(ATTEMPT, first, body), first.signature)).toBe(true);
  expect(isSigned(told.key, batchText(ATTEMPT, first, batchBody([])), first.signature)).toBe(false);

  seal.arrived('second');
  expect(await seal.seal([])).toMatchObject({ number: 1, nonce: 'second', previous: batchHash(ATTEMPT, first, body) });
});

test('the key cannot be read out of the browser', async () => {
  const asked: boolean[] = [];
  const { generateKey } = crypto.subtle;
  const watched = (...[algorithm, extractable, uses]: Parameters<typeof generateKey>) => {
    asked.push(extractable);
    return generateKey.call(crypto.subtle, algorithm, extractable, uses);
  };
  Object.defineProperty(crypto.subtle, 'generateKey', { value: watched, configurable: true });
  await pageKeyOf('another-attempt');
  Reflect.deleteProperty(crypto.subtle, 'generateKey');
  expect(asked).toEqual([false]);
});

test('without WebCrypto the chain goes on unsigned', async () => {
  const seal = createPageSeal({ ...PAGE, key: async () => null, clocks, tell: async () => 'n' });
  await seal.open();
  expect(await seal.seal([])).toMatchObject({ number: 0, signature: null });
});

test('a server that takes no seal gets the signals without one, and one that cannot be asked is asked later', async () => {
  const answers: (string | null)[] = ['offline', null];
  const seal = createPageSeal({ ...PAGE, key: async () => null, clocks, tell: async () => answers.shift() ?? null });
  expect(await seal.open()).toBe('later');
  expect(await seal.open()).toBe('open');
  expect(await seal.seal([])).toBeNull();
});
