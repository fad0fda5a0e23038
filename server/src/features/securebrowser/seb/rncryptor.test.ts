import { createHmac, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt } from './rncryptor.ts';

/** github.com/RNCryptor/RNCryptor-Spec, vectors/v3/password. */
const vectors = [
  {
    title: 'empty plaintext',
    password: 'a',
    plain: '',
    message:
      '03010000000000000000000000000000000000000000000000000000000000000000b3039be31cd7ece5e754f5c8da17003666313ae8a89ddcf8e3cb41fdc130b2329dbe07d6f4d32c34e050c8bd7e933b12',
  },
  {
    title: 'one byte',
    password: 'thepassword',
    plain: '01',
    message:
      '03010001020304050607010203040506070802030405060708090a0b0c0d0e0f0001a1f8730e0bf480eb7b70f690abf21e029514164ad3c474a51b30c7eaa1ca545b7de3de5b010acbad0a9a13857df696a8',
  },
  {
    title: 'multibyte password',
    password: '中文密码',
    plain: '23456789abcdef0123456701',
    message:
      '03010304050607000102040506070801020305060708090a0b0c0d0e0f00010203048a9e08bdec1c4bfe13e81fb85f009ab3ddb91387e809c4ad86d9e8a6014557716657bd317d4bb6a7644615b3de402341',
  },
];
const seed = { encryptionSalt: Buffer.alloc(8, 1), hmacSalt: Buffer.alloc(8, 2), iv: Buffer.alloc(16, 3) };
const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { problem: string }).problem;
  }
};

describe('RNCryptor', () => {
  test.each(vectors)('opens the published message: $title', ({ password, plain, message }) => {
    expect(decrypt(Buffer.from(message, 'hex'), password).toString('hex')).toBe(plain);
  });

  test('what we write as version 3 is the published message', () => {
    const [, oneByte] = vectors;
    const bytes = Buffer.from(oneByte?.message ?? '', 'hex');
    const published = {
      encryptionSalt: bytes.subarray(2, 10),
      hmacSalt: bytes.subarray(10, 18),
      iv: bytes.subarray(18, 34),
    };
    expect(encrypt(Buffer.from('01', 'hex'), 'thepassword', published, 3).equals(bytes)).toBe(true);
  });

  test('any bytes come back from either version', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const seeds = fc.record({ encryptionSalt: bytes(8), hmacSalt: bytes(8), iv: bytes(16) });
    const passwords = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(
        fc.uint8Array(),
        passwords,
        seeds,
        fc.constantFrom(2 as const, 3 as const),
        (plain, word, one, as) => {
          const message = encrypt(plain, word, one, as);
          expect(message[0]).toBe(as);
          expect(decrypt(message, word).equals(plain)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('what we write is version 2 and opens again', () => {
    const message = encrypt(Buffer.from('đề thi'), 'mat khau', seed);
    expect([...message.subarray(0, 2)]).toEqual([2, 1]);
    expect(decrypt(message, 'mat khau').toString()).toBe('đề thi');
  });

  test('another password and a changed byte are refused alike', () => {
    const message = encrypt(Buffer.from('đề thi'), 'mat khau', seed);
    expect(problemOf(() => decrypt(message, 'mat khac'))).toBe('wrongPassword');
    const changed = Buffer.from(message);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(problemOf(() => decrypt(changed, 'mat khau'))).toBe('wrongPassword');
  });

  test('a message under the right password whose padding is wrong is named so', () => {
    const covered = Buffer.concat([encrypt(Buffer.from('x'), 'k', seed).subarray(0, 34), Buffer.alloc(32, 5)]);
    const key = pbkdf2Sync('k', seed.hmacSalt, 10_000, 32, 'sha1');
    const message = Buffer.concat([covered, createHmac('sha256', key).update(covered).digest()]);
    expect(problemOf(() => decrypt(message, 'k'))).toBe('notSeb');
  });

  test('bytes that are no message are named so', () => {
    expect(problemOf(() => decrypt(Buffer.alloc(100), 'x'))).toBe('notSeb');
    expect(problemOf(() => decrypt(Buffer.from('0301', 'hex'), 'x'))).toBe('notSeb');
  });

  test('a password outside ASCII is never written, because clients read it differently', () => {
    expect(problemOf(() => encrypt(Buffer.from('x'), 'mật khẩu', seed))).toBe('badPassword');
  });
});
