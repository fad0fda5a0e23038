import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGULAR } from 'proctoring/signals/snapshot-taken/regular.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { postSignals, uploadSnapshot, type WireSignal } from 'shared/contracts/proctoring.ts';
import { openPage } from 'shared/contracts/proctoring-custody.ts';
import {
  type BatchSeal,
  batchBody,
  batchHash,
  batchText,
  pageClaim,
  pageGenesis,
} from 'shared/evidence/batch-chain.ts';
import { diskBlobs } from '../../blobs/blobs.ts';
import type { TestApp } from '../../testing.ts';

/** A candidate who agreed to what is watched and has begun. */
export interface Sitting {
  readonly as: string;
  readonly attemptId: string;
}

export async function sit(product: TestApp, slip: string, { camera = true, late = 3_600_000 } = {}): Promise<Sitting> {
  const as = (await product.call(delivery.candidateSignIn, { body: { code: slip } })).cookies;
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera } });
  product.pass(late);
  const opened = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
  return { as, attemptId: opened.value.attempt };
}

export interface TestPage {
  readonly source: string;
  readonly key: string | null;
  /** Seals a batch behind the one before, without sending it. */
  seal(signals: readonly WireSignal[]): BatchSeal;
  /** Sends a batch; by itself it goes on with the chain where it was taken. */
  send(signals: readonly WireSignal[], seal?: BatchSeal | null): ReturnType<typeof post>;
}

const post = (product: TestApp, { as, attemptId }: Sitting, signals: readonly WireSignal[], seal: BatchSeal | null) =>
  product.call(postSignals, { as, params: { attemptId }, body: { signals: [...signals], ...(seal && { seal }) } });

/** A page that signs as a browser does, by Node's own cryptography. */
export async function loadPage(
  product: TestApp,
  who: Sitting,
  { source = 'page-number-1', signs = true, pair = generateKeyPairSync('ec', { namedCurve: 'P-256' }) } = {},
): Promise<TestPage> {
  const { attemptId: attempt } = who;
  const key = signs ? pointOf(pair.publicKey) : null;
  const signed = (text: string) =>
    sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const proof = key && signed(pageClaim(attempt, source));
  const opened = await product.call(openPage, {
    as: who.as,
    params: { attemptId: attempt },
    body: { source, key, proof },
  });
  const loadedAt = product.deps.now();
  let [number, previous, nonce] = [0, pageGenesis({ attempt, source, key }), opened.value.nonce];
  const page: TestPage = {
    source,
    key,
    seal(signals) {
      const at = product.deps.now();
      const seal = { source, number, previous, nonce, at, elapsed: at - loadedAt, wall: at };
      return { ...seal, signature: key && signed(batchText(attempt, seal, batchBody(signals))) };
    },
    async send(signals, seal = page.seal(signals)) {
      const reply = await post(product, who, signals, seal);
      if (seal && reply.value?.nonce) {
        previous = batchHash(attempt, seal, batchBody(signals));
        number = seal.number + 1;
        nonce = reply.value.nonce;
      }
      return reply;
    },
  };
  return page;
}

/** A point's 65 bytes in base64url, out of its SPKI form. */
function pointOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).subarray(-65).toString('base64url');
}

/** A signal of this page, a moment ago. */
export function signalAt(
  product: TestApp,
  source: string,
  seq: number,
  { kind = 'pasted', payload = { characters: 40 } }: { kind?: string; payload?: WireSignal['payload'] } = {},
): WireSignal {
  const at = product.deps.now() - 2_000;
  return { source, seq, kind, startedAt: at, endedAt: at, payload };
}

/** A small grey JPEG that any decoder reads: 32 x 24. */
const GREY_JPEG: Buffer = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71',
    '////m8H////6/+b9//gBKy0tPDU8dkFBdviljKX4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4',
    '+Pj4+P/AABEIABgAIAMBEQACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQEC',
    'AwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm',
    'Z2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq',
    '8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIy',
    'gQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SF',
    'hoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEA',
    'AhEDEQA/AIVtEjALlVHTLHFAB5tug+QNIfYY/nQAGeVhiONY/fqaAAwSzH94zN3x2/KgA+y9ZJW+rMf60AKXtojjJc+iDP69KAE+',
    '0SMMRxKnuTmgAMU8wxI7EenQflQAfZWb55WJwOrHoKAFJtoh94OfROf/AK1AAbg5xDCPq/8AhQA3ZcSjDyNjpgcZ/KgD/9k=',
  ].join(''),
  'base64',
);

/** Tells of a picture and uploads it, as a page that signs nothing does. */
export async function takePicture(
  product: TestApp,
  { as, attemptId }: Sitting,
  seq: number,
  {
    reason = REGULAR as string,
    faces = null as number | null,
    phone = null as boolean | null,
    source = 'pictures-of-page',
  } = {},
) {
  const startedAt = product.deps.now();
  const sha256 = createHash('sha256').update(GREY_JPEG).digest('hex');
  const taken = {
    source,
    seq,
    kind: 'snapshotTaken',
    startedAt,
    endedAt: startedAt,
    payload: { sha256, reason, faces, phone },
  };
  await product.call(postSignals, { as, params: { attemptId }, body: { signals: [taken] } });
  return product.call(uploadSnapshot, {
    as,
    params: { attemptId },
    file: { name: 's.jpg', bytes: GREY_JPEG, fields: { source, seq: String(seq) } },
  });
}

/** Blobs as files that a test can count and copy. */
export interface KeptFolder {
  readonly folder: string;
  /** How many files lie in a part of it, "evidence" say. */
  filesIn(name: string): number;
  remove(): void;
}

/** From here on the product keeps its blobs in a folder: the routes hold the very object that is changed. */
export function keepInFolder({ deps }: TestApp): KeptFolder {
  const folder = mkdtempSync(join(tmpdir(), 'khaothi-blobs-'));
  Object.assign(deps.blobs, diskBlobs(folder));
  return {
    folder,
    filesIn(name) {
      const part = join(folder, name);
      if (!existsSync(part)) return 0;
      return readdirSync(part, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
