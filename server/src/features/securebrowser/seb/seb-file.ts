import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PlistDict } from './plist.ts';
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

/**
 * Reads a .seb file of any container that a password opens; each gzip layer may be missing.
 * @throws SebError
 */
export function readSebFile(file: Uint8Array, password: string | null = null): SebFile {
  const block = gunzipped(file);
  const text = block
    .subarray(0, 256)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<?xml') || text.startsWith('<!DOCTYPE plist') || text.startsWith('<plist'))
    return { container: 'plain', encrypted: false, settings: settingsOf(block) };

  const payload = block.subarray(4);
  switch (block.subarray(0, 4).toString('latin1')) {
    case 'plnd':
      return { container: 'plnd', encrypted: false, settings: settingsOf(gunzipped(payload)) };
    case 'pswd':
      if (password === null) throw new SebError('passwordNeeded', 'encrypted with a password');
      return { container: 'pswd', encrypted: true, settings: settingsOf(gunzipped(decrypt(payload, password))) };
    case 'pwcc':
      return { container: 'pwcc', encrypted: true, settings: settingsOf(gunzipped(decryptClient(payload, password))) };
    case 'pkhs':
    case 'phsk':
      throw new SebError(
        'certificateNeeded',
        `certificate with the key hash ${payload.subarray(0, 20).toString('hex')}`,
      );
    default:
      throw new SebError('notSeb', 'no known prefix and no XML');
  }
}

/** How to write a file: `plain` XML, the `plnd` block, or encrypted under a password with random bytes that are used once. */
export type SebWrapping =
  | { readonly container: 'plain' | 'plnd' }
  | { readonly container: 'pswd'; readonly password: string; readonly seed: RncryptorSeed };

/** @throws SebError badPlist, badPassword */
export function writeSebFile(settings: PlistDict, wrapping: SebWrapping): Buffer {
  const xml = Buffer.from(writePlist(settings), 'utf8');
  if (wrapping.container === 'plain') return xml;
  const inner = gzipSync(xml);
  const payload = wrapping.container === 'pswd' ? encrypt(inner, wrapping.password, wrapping.seed) : inner;
  return gzipSync(Buffer.concat([Buffer.from(wrapping.container, 'latin1'), payload]));
}

/** A client configuration is encrypted under the hex digest of its password; many have none, which is the empty one. */
function decryptClient(payload: Uint8Array, password: string | null): Buffer {
  try {
    return decrypt(
      payload,
      createHash('sha256')
        .update(password ?? '', 'utf8')
        .digest('hex'),
    );
  } catch (error) {
    if (password === null && error instanceof SebError && error.problem === 'wrongPassword')
      throw new SebError('passwordNeeded', 'a client configuration with a password');
    throw error;
  }
}

function settingsOf(xml: Buffer): PlistDict {
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
