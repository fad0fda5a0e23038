import { createHash, randomInt, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { signals as signalKinds } from 'proctoring/signals/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { allowsPictures } from './allows-pictures.ts';
import { drawFrame, FULL_FROM } from './draw-frame.ts';
import { evidenceKey, pictureBlob, sealPicture } from './evidence-box.ts';
import { makeWay } from './make-way.ts';
import { findSignal, waitingUpTo } from './queries.ts';
import { snapshots } from './tables.ts';

const CHANCES = 1_000_000;

/**
 * Keeps a picture whose hash a signal has committed before: encrypted, under the attempt's own key; none where the camera is
 * not agreed to at this moment. A repeat changes nothing. Which pictures are queued for a second look is said in `draw-frame.ts`. Where the storage is away nothing is kept of it, and
 * the page sends it again; likewise while answers wait.
 */
export function storeSnapshot(
  deps: Pick<Deps, 'db' | 'bus' | 'blobs' | 'secrets' | 'now'>,
  picture: Parameters<typeof store>[1],
): Promise<{ snapshotId: string }> {
  return makeWay(deps, 'pictures', () => store(deps, picture));
}

async function store(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { attemptId, source, seq, jpeg }: { attemptId: string; source: string; seq: number; jpeg: Uint8Array },
): Promise<{ snapshotId: string }> {
  if (!(await allowsPictures(db, attemptId, now()))) refuse('snapshotNotAllowed');
  const signal = await findSignal(db, { attemptId, source, seq });
  if (signal?.kind !== 'snapshotTaken') refuse('snapshotNotCommitted');
  const committed = signalKinds.snapshotTaken.payload.parse(signal.payload);
  if (!isJpeg(jpeg)) refuse('snapshotNotJpeg');
  if (createHash('sha256').update(jpeg).digest('hex') !== committed.sha256) refuse('snapshotDiffers');

  const own = await db
    .select({ id: snapshots.id, source: snapshots.source, seq: snapshots.seq, differs: snapshots.differs })
    .from(snapshots)
    .where(eq(snapshots.attemptId, attemptId));
  const before = own.find((one) => one.source === source && one.seq === seq);
  if (before) return { snapshotId: before.id };

  const key = await evidenceKey(db, secrets, attemptId);
  if (!key) refuse('snapshotNotCommitted');
  const flagged = committed.reason !== 'periodic';
  // All that may fail comes before the bytes are put.
  const recheck = drawFrame({
    flagged,
    isFirst: own.length === 0,
    differedBefore: own.some((one) => one.differs),
    waiting: await waitingUpTo(db, FULL_FROM),
    chance: randomInt(CHANCES) / CHANCES,
  });
  const id = randomUUID();
  const label = { attemptId, source, seq, sha256: committed.sha256 };
  const put = blobs.put(pictureBlob({ attemptId, id }), sealPicture(key, label, jpeg));
  // The page keeps the picture and sends it again; its hash is committed meanwhile.
  await put.catch(() => refuse('storageDown'));
  const written = db
    .insert(snapshots)
    .values({
      id,
      ...label,
      takenAt: signal.startedAt,
      reason: committed.reason,
      pageFaces: committed.faces,
      pagePhone: committed.phone,
      storedAt: new Date(now()),
      recheck,
      flagged,
    })
    .onConflictDoNothing()
    .returning({ id: snapshots.id });
  const drop = () => blobs.remove(pictureBlob({ attemptId, id }));
  const dropUnlessKept = async () => {
    if ((await db.$count(snapshots, eq(snapshots.id, id))) === 0) await drop();
  };
  const [stored] = await written.catch(async (error: unknown) => {
    // Bytes that no row knows of would never be erased; but the row may stand where only the reply was lost.
    await dropUnlessKept().catch(() => {});
    throw error;
  });
  if (stored) return { snapshotId: id };
  // The same upload came twice at once: the other one stands.
  await drop();
  const [other] = await db
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(and(eq(snapshots.attemptId, attemptId), eq(snapshots.source, source), eq(snapshots.seq, seq)));
  return { snapshotId: other?.id ?? refuse('internal') };
}

function isJpeg(bytes: Uint8Array): boolean {
  const ends = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && ends;
}
