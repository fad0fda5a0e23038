import { constants, createHash, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { decrypt, encrypt, type RncryptorSeed } from './rncryptor.ts';
import { SebError } from './seb-problem.ts';

/**
 * The two containers for the holder of a certificate. Both begin with the SHA-1 of the public key (the DER of PKCS #1's
 * RSAPublicKey) and hold another block with its own prefix:
 *
 *     pkhs: hash 20 | RSA blocks
 *     phsk: hash 20 | length of the next as int32, little-endian | RSA of a 32-byte key | RNCryptor under its base64
 */
const HASH = 20;
const LENGTH = 4;
const KEY = 32;
/** How much shorter than the key a Windows client makes each block it encrypts. */
const HEADROOM = 32;
const padding = constants.RSA_PKCS1_PADDING;

export function lockWithRsa(inner: Uint8Array, holder: KeyObject): Buffer {
  const key = rsaKey(holder);
  return Buffer.concat([hashOf(key), encryptBlocks(inner, key)]);
}

/** @throws SebError badPassword where `key` is not 32 bytes long */
export function lockWithKey(inner: Uint8Array, holder: KeyObject, key: Uint8Array, seed: RncryptorSeed): Buffer {
  if (key.length !== KEY) throw new SebError('badPassword', `the key must have ${KEY} bytes`);
  const rsa = rsaKey(holder);
  const locked = encryptBlocks(key, rsa);
  const length = Buffer.alloc(LENGTH);
  length.writeInt32LE(locked.length);
  return Buffer.concat([hashOf(rsa), length, locked, encrypt(inner, Buffer.from(key).toString('base64'), seed)]);
}

/** @throws SebError certificateNeeded where none of the keys is the holder's, notSeb where the payload is cut short */
export function unlockWithRsa(payload: Uint8Array, keys: readonly KeyObject[]): Buffer {
  return decryptBlocks(Buffer.from(payload).subarray(HASH), holderOf(payload, keys));
}

/** @throws SebError as `unlockWithRsa` */
export function unlockWithKey(payload: Uint8Array, keys: readonly KeyObject[]): Buffer {
  const holder = holderOf(payload, keys);
  const bytes = Buffer.from(payload);
  const begins = HASH + LENGTH;
  const length = bytes.length < begins ? -1 : bytes.readInt32LE(HASH);
  if (length <= 0 || begins + length > bytes.length) throw new SebError('notSeb', 'a certificate block cut short');
  const key = decryptBlocks(bytes.subarray(begins, begins + length), holder);
  return decrypt(bytes.subarray(begins + length), key.toString('base64'));
}

function holderOf(payload: Uint8Array, keys: readonly KeyObject[]): KeyObject {
  const wanted = Buffer.from(payload).subarray(0, HASH);
  const holder = keys.find((key) => key.asymmetricKeyType === 'rsa' && hashOf(createPublicKey(key)).equals(wanted));
  if (!holder) throw new SebError('certificateNeeded', `certificate with the key hash ${wanted.toString('hex')}`);
  return holder;
}

function rsaKey(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new SebError('certificateNeeded', 'the certificate has no RSA key');
  return key;
}

function hashOf(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'pkcs1', format: 'der' }))
    .digest();
}

function encryptBlocks(plain: Uint8Array, key: KeyObject): Buffer {
  const step = blockSize(key) - HEADROOM;
  return Buffer.concat(slices(plain, step).map((slice) => publicEncrypt({ key, padding }, slice)));
}

function decryptBlocks(bytes: Uint8Array, key: KeyObject): Buffer {
  const step = blockSize(key);
  if (bytes.length === 0 || bytes.length % step !== 0) throw new SebError('notSeb', 'a certificate block cut short');
  try {
    return Buffer.concat(slices(bytes, step).map((slice) => privateDecrypt({ key, padding }, slice)));
  } catch {
    throw new SebError('notSeb', 'a certificate block that its key does not open');
  }
}

function blockSize(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

function slices(bytes: Uint8Array, step: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
    bytes.subarray(index * step, (index + 1) * step),
  );
}
