import { createHash, type KeyObject } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PlistDict } from './plist.ts';
import { lockWithKey, lockWithRsa, unlockWithKey, unlockWithRsa } from './public-key.ts';
import { readPlist } from './read-plist.ts';
import { decrypt, encrypt, type RncryptorSeed } from './rncryptor.ts';
import { SebError } from './seb-problem.ts';
import { writePlist } from './write-plist.ts';

/**
 * How a .seb file wraps its settings: in the clear (`plnd`), under the exam's password (`pswd`), under a password for
 * configuring a client (`pwcc`), for the holder of a certificate (`pkhs`, `phsk`), or as the bare XML (`plain`).
 */
type SebContainer = 'plnd' | 'pswd' | 'pwcc' | 'pkhs' | 'phsk' | 'plain';

export interface SebFile {
  readonly container: SebContainer;
  readonly encrypted: boolean;
  readonly settings: PlistDict;
}

const MOST_BYTES = 4 * 1024 * 1024;

/** What opens a file: the password that somebody typed, and private keys whose certificates it may be locked for. */
export interface SebUnlocking {
  readonly password?: string | null;
  readonly keys?: readonly KeyObject[];
}

/**
 * Reads a .seb file of any container that a password or a private key opens; each gzip layer may be missing.
 * @throws SebError
 */
export function readSebFile(file: Uint8Array, unlocking: SebUnlocking = {}): SebFile {
  const block = gunzipped(file);
  refuseBinary(block);
  if (isXml(block)) return { container: 'plain', encrypted: false, settings: settingsOf(block) };
  return readBlock(block, unlocking, true);
}

function readBlock(block: Buffer, unlocking: SebUnlocking, isOuter: boolean): SebFile {
  const { password = null, keys = [] } = unlocking;
  const payload = block.subarray(4);
  // What a certificate locks is a block of its own, and never another certificate's.
  const inside = (opened: Buffer) => readBlock(gunzipped(opened), unlocking, false).settings;
  const container = block.subarray(0, 4).toString('latin1');
  if (!isOuter && (container === 'pkhs' || container === 'phsk'))
    throw new SebError('notSeb', 'a certificate inside a certificate');
  switch (container) {
    case 'plnd':
      return { container: 'plnd', encrypted: false, settings: settingsOf(gunzipped(payload)) };
    case 'pswd':
      if (password === null) throw new SebError('passwordNeeded', 'encrypted with a password');
      return { container: 'pswd', encrypted: true, settings: settingsOf(gunzipped(decrypt(payload, password))) };
    case 'pwcc':
      return { container: 'pwcc', encrypted: true, settings: settingsOf(gunzipped(decryptClient(payload, password))) };
    case 'pkhs':
      return { container: 'pkhs', encrypted: true, settings: inside(unlockWithRsa(payload, keys)) };
    case 'phsk':
      return { container: 'phsk', encrypted: true, settings: inside(unlockWithKey(payload, keys)) };
    default:
      throw new SebError('notSeb', 'no known prefix and no XML');
  }
}

/** The wrappings that a certificate may hold inside. */
type InnerWrapping =
  | { readonly container: 'plnd' }
  | { readonly container: 'pswd' | 'pwcc'; readonly password: string; readonly seed: RncryptorSeed };

/**
 * How to write a file: `plain` XML, the `plnd` block, encrypted under a password, or for the holder of a certificate's
 * public key. Seeds and the 32-byte `key` are random bytes that are used once.
 */
export type SebWrapping =
  | InnerWrapping
  | { readonly container: 'plain' }
  | { readonly container: 'pkhs'; readonly holder: KeyObject; readonly inner: InnerWrapping }
  | {
      readonly container: 'phsk';
      readonly holder: KeyObject;
      readonly key: Uint8Array;
      readonly seed: RncryptorSeed;
      readonly inner: InnerWrapping;
    };

/** @throws SebError badPlist, badPassword, certificateNeeded where the holder's key is not RSA */
export function writeSebFile(settings: PlistDict, wrapping: SebWrapping): Buffer {
  const xml = Buffer.from(writePlist(settings), 'utf8');
  if (wrapping.container === 'plain') return xml;
  return gzipSync(blockOf(xml, wrapping));
}

function blockOf(xml: Buffer, wrapping: Exclude<SebWrapping, { container: 'plain' }>): Buffer {
  return Buffer.concat([Buffer.from(wrapping.container, 'latin1'), payloadOf(xml, wrapping)]);
}

function payloadOf(xml: Buffer, wrapping: Exclude<SebWrapping, { container: 'plain' }>): Buffer {
  switch (wrapping.container) {
    case 'plnd':
      return gzipSync(xml);
    case 'pswd':
      return encrypt(gzipSync(xml), wrapping.password, wrapping.seed);
    case 'pwcc':
      return encrypt(gzipSync(xml), clientSecret(wrapping.password), wrapping.seed);
    case 'pkhs':
      return lockWithRsa(blockOf(xml, wrapping.inner), wrapping.holder);
    case 'phsk':
      return lockWithKey(blockOf(xml, wrapping.inner), wrapping.holder, wrapping.key, wrapping.seed);
  }
}

/**
 * A client configuration is encrypted under the hex digest of its password. Many have none: the clients then use the
 * empty text as it is, other tools its digest.
 */
function decryptClient(payload: Uint8Array, password: string | null): Buffer {
  const secrets = password ? [clientSecret(password)] : ['', clientSecret('')];
  for (const secret of secrets) {
    try {
      return decrypt(payload, secret);
    } catch (error) {
      if (!(error instanceof SebError && error.problem === 'wrongPassword')) throw error;
    }
  }
  throw password === null
    ? new SebError('passwordNeeded', 'a client configuration with a password')
    : new SebError('wrongPassword', 'the password does not fit, or the file was changed');
}

function clientSecret(password: string): string {
  return createHash('sha256').update(password, 'utf8').digest('hex');
}

function isXml(block: Buffer): boolean {
  const text = block
    .subarray(0, 256)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return ['<?xml', '<!DOCTYPE plist', '<plist', '<!--'].some((beginning) => text.startsWith(beginning));
}

/** macOS can read it; the Windows client and we cannot. */
function refuseBinary(block: Buffer): void {
  if (block.subarray(0, 6).toString('latin1') === 'bplist')
    throw new SebError('badPlist', 'a binary property list; only XML is read');
}

function settingsOf(xml: Buffer): PlistDict {
  refuseBinary(xml);
  try {
    return readPlist(new TextDecoder('utf-8', { fatal: true }).decode(xml));
  } catch (error) {
    if (error instanceof TypeError) throw new SebError('badPlist', 'not UTF-8');
    throw error;
  }
}

function gunzipped(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > MOST_BYTES) throw new SebError('tooLarge', `more than ${MOST_BYTES} bytes`);
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return buffer;
  try {
    return gunzipSync(buffer, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new SebError('tooLarge', `unpacks to more than ${MOST_BYTES} bytes`);
    throw new SebError('notSeb', 'a broken gzip layer');
  }
}
