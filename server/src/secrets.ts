import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { x25519 } from '@noble/curves/ed25519.js';
import { base64url } from 'shared/attempt/chain.ts';
import { z } from 'zod';

const Kept = z.object({
  platformKey: z.string(),
  slipKey: z.string(),
  cookieKey: z.string(),
  serviceToken: z.string(),
  receiptKey: z.string(),
});

/** The installation's keys. They never leave this object: what is offered are the acts that need them. */
export interface Secrets {
  readonly serviceToken: string;
  /** What `hashSlip` hashes under: for the server of a room, which must know its candidates' slips. */
  readonly slipKey: string;
  /** What the database keeps of a slip's code: HMAC-SHA-256, hex. */
  hashSlip(code: string): string;
  /** A keyed tag over a text, base64url: for cookies and tickets. */
  tag(text: string): string;
  tagIsRight(text: string, tag: string): boolean;
  /** Encrypts a small key under the platform's; `label` must be said again to open it. */
  wrap(key: Uint8Array, label: string): string;
  unwrap(wrapped: string, label: string): Uint8Array;
  /** Ed25519 signature, base64url. */
  sign(text: string): string;
  signatureIsRight(text: string, signature: string): boolean;
  /** X25519 public key to which answer files are sealed, base64url of 32 bytes. */
  readonly answerKey: string;
  /** Its private key, base64url: a room's server tells its province, which then opens what pages sealed there. */
  readonly answerSecret: string;
  /** The shared secret with an answer file's ephemeral public key. @throws where they agree on nothing */
  agree(key: Uint8Array): Uint8Array;
  /** Ed25519 public key as SPKI PEM, for offline verification. */
  readonly publicKey: string;
}

/** Reads the installation's keys from their file, or makes them once (mode 600). Keys given by the environment win. */
export function openSecrets(
  path: string,
  given: { platformKey?: string | null; serviceToken?: string | null } = {},
): Secrets {
  if (!existsSync(path)) {
    writeFileSync(path, JSON.stringify(newSecrets(), null, 2), { mode: 0o600, flag: 'wx' });
  }
  closeToOthers(path);
  const kept = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  return secretsOf({
    ...kept,
    platformKey: given.platformKey ?? kept.platformKey,
    serviceToken: given.serviceToken ?? kept.serviceToken,
  });
}

/** Puts another key for slips among the kept ones: the server of a room knows its candidates by the province's. */
export function adoptSlipKey(path: string, slipKey: string): void {
  const kept = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  const draft = `${path}.draft`;
  writeFileSync(draft, JSON.stringify({ ...kept, slipKey }, null, 2), { mode: 0o600 });
  renameSync(draft, path);
}

/** @throws where others may read the keys and that cannot be changed */
function closeToOthers(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o077) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    // A cluster hands keys in read-only, to the group of this account.
    if ((mode & 0o007) !== 0) throw error;
  }
}

export function newSecrets(): z.infer<typeof Kept> {
  const random = () => randomBytes(32).toString('base64url');
  return {
    platformKey: random(),
    slipKey: random(),
    cookieKey: random(),
    serviceToken: random(),
    receiptKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function secretsOf(kept: z.infer<typeof Kept>): Secrets {
  const platformKey = Buffer.from(kept.platformKey, 'base64url');
  const receiptKey = createPrivateKey(kept.receiptKey);
  const answerSecret = new Uint8Array(hkdfSync('sha256', platformKey, '', 'khaothi-answer-files-1', 32));
  const publicKey = createPublicKey(receiptKey);
  const tag = (text: string) => createHmac('sha256', kept.cookieKey).update(text).digest('base64url');
  return {
    serviceToken: kept.serviceToken,
    slipKey: kept.slipKey,
    hashSlip: (code) => createHmac('sha256', kept.slipKey).update(code).digest('hex'),
    tag,
    tagIsRight: (text, given) => equal(tag(text), given),
    wrap: (key, label) => wrap(platformKey, key, label),
    unwrap: (wrapped, label) => unwrap(platformKey, wrapped, label),
    sign: (text) => sign(null, Buffer.from(text), receiptKey).toString('base64url'),
    signatureIsRight: (text, signature) =>
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url')),
    answerSecret: base64url(answerSecret),
    ...answerOpener(answerSecret),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Opens answer files that are sealed to the key of this private one. */
export function answerOpener(secret: Uint8Array): Pick<Secrets, 'answerKey' | 'agree'> {
  return {
    answerKey: base64url(x25519.getPublicKey(secret)),
    agree: (key) => x25519.getSharedSecret(secret, key),
  };
}

/** Compares two texts in a time that does not tell where they differ. */
export function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function wrap(platformKey: Buffer, key: Uint8Array, label: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', platformKey, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unwrap(platformKey: Buffer, wrapped: string, label: string): Uint8Array {
  const bytes = Buffer.from(wrapped, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', platformKey, bytes.subarray(0, 12))
    .setAAD(Buffer.from(label))
    .setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
}
