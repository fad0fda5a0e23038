import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signals as kinds } from 'proctoring/signals/registry.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import { BUNDLE_FILES, BUNDLE_FORMAT, type Manifest, manifestText, pictureFile } from 'shared/evidence/bundle.ts';
import { packBundle } from 'shared/evidence/bundle-zip.ts';
import type { Deps } from '../../../deps.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { batchesOf } from '../custody/read-custody.ts';
import { type NoPicture, pictureOf } from '../evidence-box.ts';
import { picturesNotReceived, type SignalRow, type Snapshot, snapshotsOf } from '../queries.ts';
import { evidenceParts } from './evidence-parts.ts';
import { README } from './read-me.ts';

/** Where the built client keeps the page that verifies a bundle without any server. */
const VERIFIER = 'offline/kiem-chung.html';

/**
 * One attempt's evidence as a zip: what was told and signed, what was seen and found, who looked, and the pictures that are
 * still kept. The reason is written into the audit chain before anything leaves.
 */
export async function exportEvidence(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'config' | 'now'>,
  who: Staff,
  { attemptId, reason }: { attemptId: string; reason: string },
): Promise<FileReply> {
  const { db, secrets, config, now } = deps;
  await db.transaction((tx) =>
    appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'evidence.export',
      subject: { kind: 'attempt', id: attemptId },
      details: { reason },
    }),
  );
  const snapshots = await snapshotsOf(db, attemptId);
  const pictures = new Map<string, Buffer | NoPicture>();
  for (const one of snapshots) pictures.set(one.id, one.erasedAt ? 'erased' : await pictureOf(deps, one));

  const files = new Map<string, Uint8Array>([['DOC-TRUOC.txt', Buffer.from(README)]]);
  const verifier = await readFile(`${config.clientDir}/${VERIFIER}`).catch(() => null);
  if (verifier) files.set('kiem-chung.html', verifier);
  const parts = await evidenceParts(db, attemptId);
  for (const [name, value] of Object.entries(parts)) files.set(BUNDLE_FILES[name as keyof typeof parts], json(value));
  const notReceived = (await picturesNotReceived(db, attemptId)).map(committedRow);
  const rows = [...snapshots.map((one) => pictureRow(one, pictures.get(one.id))), ...notReceived];
  files.set(BUNDLE_FILES.pictures, json(rows));
  for (const [id, picture] of pictures) if (typeof picture !== 'string') files.set(pictureFile(id), picture);

  const manifest = json({
    format: BUNDLE_FORMAT,
    attempt: attemptId,
    exportedAt: new Date(now()).toISOString(),
    exportedBy: who.name,
    files: [...files]
      .map(([path, bytes]) => ({
        path,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    heads: heads(await batchesOf(db, attemptId)),
    publicKey: secrets.publicKey,
  } satisfies Manifest);
  files.set(BUNDLE_FILES.manifest, manifest);
  files.set(BUNDLE_FILES.signature, Buffer.from(secrets.sign(manifestText(manifest.toString(), hashText))));
  return { name: `bang-chung-${attemptId}.zip`, type: 'application/zip', bytes: packBundle(files) };
}

function pictureRow({ id, source, seq, sha256, takenAt, reason }: Snapshot, picture: Buffer | NoPicture | undefined) {
  return { id, source, seq, sha256, takenAt, reason, state: typeof picture === 'string' ? picture : 'kept' };
}

/** A picture that was committed and has not come: its hash stands, and has no file. */
function committedRow({ source, seq, startedAt, payload }: SignalRow) {
  const { sha256, reason } = kinds.snapshotTaken.payload.parse(payload);
  return { id: `${source}.${seq}`, source, seq, sha256, takenAt: startedAt, reason, state: 'notReceived' };
}

/** The last batch of each page. */
function heads(batches: Awaited<ReturnType<typeof batchesOf>>): Manifest['heads'] {
  const last = new Map(batches.map(({ source, number, hash }) => [source, { source, number, hash }]));
  return [...last.values()];
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
