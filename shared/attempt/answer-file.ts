import { gcm } from '@noble/ciphers/aes.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { base64url, fromBase64url } from './chain.ts';
import { ChainedEvent } from './events.ts';

/**
 * A ledger that travels by hand (a USB stick, a QR chain) where no line is left. Only the server can open it: a key is
 * agreed between an ephemeral one of this file and the server's (X25519, RFC 7748), spread by HKDF-SHA-256 (RFC 5869), and
 * the events are AES-256-GCM under it. Each file has its own key, so the nonce may be zero.
 */
export const AnswerFile = z.strictObject({
  format: z.literal('khaothi-answers-1'),
  attempt: z.uuid(),
  /** Ephemeral public key, base64url of 32 bytes. */
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Ciphertext and tag, base64url. */
  box: z.string().regex(/^[A-Za-z0-9_-]+$/),
});
export type AnswerFile = z.infer<typeof AnswerFile>;

/** What is inside: the ledger from its first event. */
const Inside = z.array(ChainedEvent).max(100_000);

const NONCE = new Uint8Array(12);

/** @param secret 32 random bytes of this file alone. @param serverKey the server's X25519 public key, 32 bytes */
export function sealAnswers(
  { attempt, events }: { attempt: string; events: readonly ChainedEvent[] },
  { secret, serverKey }: { secret: Uint8Array; serverKey: Uint8Array },
): AnswerFile {
  const key = x25519.getPublicKey(secret);
  const agreed = fileKey(x25519.getSharedSecret(secret, serverKey), key, serverKey);
  const box = gcm(agreed, NONCE, labelOf(attempt)).encrypt(utf8ToBytes(JSON.stringify(events)));
  return { format: 'khaothi-answers-1', attempt, key: base64url(key), box: base64url(box) };
}

/**
 * @param agree the server's half of the agreement: the shared secret with an ephemeral public key
 * @throws Error where the file is not for this server, was changed or is not a ledger
 */
export function openAnswers(
  { attempt, key, box }: AnswerFile,
  { agree, serverKey }: { agree(key: Uint8Array): Uint8Array; serverKey: Uint8Array },
): ChainedEvent[] {
  const ephemeral = fromBase64url(key);
  const opened = gcm(fileKey(agree(ephemeral), ephemeral, serverKey), NONCE, labelOf(attempt)).decrypt(
    fromBase64url(box),
  );
  return Inside.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(opened)));
}

const fileKey = (agreed: Uint8Array, ephemeral: Uint8Array, serverKey: Uint8Array) =>
  hkdf(sha256, agreed, concatBytes(ephemeral, serverKey), utf8ToBytes('khaothi-answers-1'), 32);

const labelOf = (attempt: string) => utf8ToBytes(`khaothi-answers-1\n${attempt}`);
