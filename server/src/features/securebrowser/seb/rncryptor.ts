import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { SebError } from './seb-problem.ts';

/**
 * RNCryptor, the password encryption of .seb files (github.com/RNCryptor/RNCryptor-Spec, v2 and v3).
 *
 *     version | options | encryption salt 8 | HMAC salt 8 | IV 16 | AES-256-CBC ciphertext | HMAC-SHA256 32
 *
 * Windows clients write version 2, macOS and iOS version 3, and each reads both; they differ only for passwords outside
 * ASCII, so we write ASCII passwords only. The HMAC covers everything before it.
 */
const HEADER = 34;
const MAC = 32;
const ROUNDS = 10_000;
const OPTION_PASSWORD = 1;

/** Random bytes that one encryption uses up: both salts (8 bytes each) and the IV (16). */
export interface RncryptorSeed {
  readonly encryptionSalt: Uint8Array;
  readonly hmacSalt: Uint8Array;
  readonly iv: Uint8Array;
}

/** @throws SebError badPassword where the password is not printable ASCII */
export function encrypt(plain: Uint8Array, password: string, seed: RncryptorSeed, version: 2 | 3 = 2): Buffer {
  if (!/^[\x20-\x7E]*$/.test(password)) throw new SebError('badPassword', 'the password must be printable ASCII');
  const cipher = createCipheriv('aes-256-cbc', keyOf(Buffer.from(password), seed.encryptionSalt), seed.iv);
  const covered = Buffer.concat([
    Buffer.from([version, OPTION_PASSWORD]),
    seed.encryptionSalt,
    seed.hmacSalt,
    seed.iv,
    cipher.update(plain),
    cipher.final(),
  ]);
  return Buffer.concat([covered, macOf(covered, keyOf(Buffer.from(password), seed.hmacSalt))]);
}

/** @throws SebError wrongPassword, or notSeb where the bytes are no RNCryptor message */
export function decrypt(message: Uint8Array, password: string): Buffer {
  const bytes = Buffer.from(message);
  const version = bytes[0] ?? 0;
  const cipherLength = bytes.length - HEADER - MAC;
  if ((version !== 2 && version !== 3) || bytes[1] !== OPTION_PASSWORD || cipherLength < 16 || cipherLength % 16 !== 0)
    throw new SebError('notSeb', 'not an RNCryptor message of version 2 or 3');

  const covered = bytes.subarray(0, -MAC);
  const mac = bytes.subarray(-MAC);
  const secret = passwordBytes(password, version).find((candidate) =>
    timingSafeEqual(macOf(covered, keyOf(candidate, bytes.subarray(10, 18))), mac),
  );
  if (!secret) throw new SebError('wrongPassword', 'the password does not fit, or the file was changed');

  const decipher = createDecipheriv('aes-256-cbc', keyOf(secret, bytes.subarray(2, 10)), bytes.subarray(18, HEADER));
  try {
    return Buffer.concat([decipher.update(covered.subarray(HEADER)), decipher.final()]);
  } catch {
    throw new SebError('notSeb', 'the password fits, but what it opens was not encrypted as it should be');
  }
}

/** Version 2 of the original library cut a password to as many bytes as it has characters; Windows clients never did. */
function passwordBytes(password: string, version: number): Buffer[] {
  const whole = Buffer.from(password, 'utf8');
  return version === 2 && whole.length > password.length ? [whole, whole.subarray(0, password.length)] : [whole];
}

function keyOf(password: Uint8Array, salt: Uint8Array): Buffer {
  return pbkdf2Sync(password, salt, ROUNDS, 32, 'sha1');
}

function macOf(covered: Uint8Array, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(covered).digest();
}
