import { x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerFile, openAnswers, sealAnswers } from './answer-file.ts';
import { chain, genesis } from './chain.ts';

const attempt = '5b4f2ad0-6d3c-4a39-8a6b-94a1a4b7f5aa';
const server = new Uint8Array(32).fill(7);
const serverKey = x25519.getPublicKey(server);
const open = (file: AnswerFile, secret = server) =>
  openAnswers(file, { agree: (key) => x25519.getSharedSecret(secret, key), serverKey: x25519.getPublicKey(secret) });
const events = chain(genesis(attempt), [
  { kind: 'open', seq: 1, at: 1 },
  { kind: 'answer', seq: 2, at: 2, item: 'q1', response: 'Giàng A Páo' },
]);
const sealed = sealAnswers({ attempt, events }, { secret: new Uint8Array(32).fill(9), serverKey });

test('a ledger comes out of its file as it went in', () => {
  expect(AnswerFile.parse(JSON.parse(JSON.stringify(sealed)))).toEqual(sealed);
  expect(open(sealed)).toEqual(events);
});

test('nothing of it can be read on the way, and no other server opens it', () => {
  expect(JSON.stringify(sealed)).not.toContain('q1');
  expect(() => open(sealed, new Uint8Array(32).fill(8))).toThrow();
});

test('a file of which one sign was changed, or that is passed off as another attempt’s, does not open', () => {
  fc.assert(
    fc.property(fc.nat(sealed.box.length - 1), fc.constantFrom(...'AQgw'), (at, sign) => {
      fc.pre(sealed.box[at] !== sign && at < sealed.box.length - 1);
      const box = sealed.box.slice(0, at) + sign + sealed.box.slice(at + 1);
      expect(() => open({ ...sealed, box })).toThrow();
    }),
  );
  expect(() => open({ ...sealed, attempt: attempt.replace('5b', '6b') })).toThrow();
});

test('a key that agrees on nothing is refused', () => {
  expect(() => open({ ...sealed, key: 'A'.repeat(43) })).toThrow();
});
