import { type DBSchema, openDB } from 'idb';
import { base64url } from 'shared/attempt/chain.ts';

/** A key that this browser signs with and that no script can read out of it. */
export interface PageKey {
  /** The uncompressed point, 65 bytes in base64url. */
  readonly name: string;
  /** ECDSA P-256 over SHA-256, r and s in base64url. */
  sign(text: string): Promise<string>;
}

interface Schema extends DBSchema {
  /** One row at most: a computer has one pupil at a time. */
  keys: { key: string; value: { readonly attempt: string; readonly pair: CryptoKeyPair } };
}

const HERE = 'here';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
/** A database of the browser that does not answer for so long is stuck. */
const PATIENCE_MS = 3_000;

/**
 * The key of an attempt on this computer: the same one after a reload, another for the next pupil. Null where the browser
 * has no WebCrypto, as on a page without HTTPS; then nothing is signed, and the report says so.
 */
export async function pageKeyOf(attempt: string): Promise<PageKey | null> {
  if (!globalThis.crypto?.subtle) return null;
  try {
    const pair = (await keptPair(attempt)) ?? (await newPair(attempt));
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return {
      name: base64url(point),
      async sign(text) {
        const bytes = new TextEncoder().encode(text);
        const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes);
        return base64url(new Uint8Array(signature));
      },
    };
  } catch {
    // A browser that has the name and not the thing.
    return null;
  }
}

async function keptPair(attempt: string): Promise<CryptoKeyPair | null> {
  const kept = await inTime(async () => (await openKeys()).get('keys', HERE));
  return kept?.attempt === attempt ? kept.pair : null;
}

async function newPair(attempt: string): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  // Where the browser keeps nothing, a reload begins with a new key: said as such, and no evidence.
  await inTime(async () => (await openKeys()).put('keys', { attempt, pair }, HERE));
  return pair;
}

function openKeys() {
  return openDB<Schema>('khaothi-page-key', 1, { upgrade: (db) => void db.createObjectStore('keys') });
}

/** What a browser's database answered; undefined where it is missing, refused or stuck. */
async function inTime<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
