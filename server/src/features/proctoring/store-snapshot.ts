import { createHash, randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { signals as signalKinds } from 'proctoring/signals/registry.ts';
import { REGULAR } from 'proctoring/signals/snapshot-taken/regular.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { holdWords } from '../consents/index.ts';
import { type Attempt, findAttempt } from '../delivery/index.ts';
import { findSession } from '../sessions/index.ts';
import { allowsPictures } from './allows-pictures.ts';
import { drawFrame, FULL_FROM } from './draw-frame.ts';
import { evidenceKey, holdEvidenceKey, pictureBlob, pictureIdOf, sealPicture } from './evidence-box.ts';
import { makeWay } from './make-way.ts';
import { findSignal, waitingUpTo } from './queries.ts';
import { picturesUntilOf } from './retention/pictures-until.ts';
import { snapshots } from './tables.ts';

const CHANCES = 1_000_000;

/**
 * Keeps a picture whose hash a signal has committed before: encrypted, under the attempt's own key; none where the camera is
 * not agreed to at this moment, nor one whose time is over. A repeat changes nothing. Which pictures are queued for a second
 * look is said in `draw-frame.ts`. Where the storage is away nothing is kept of it, and the page sends it again; likewise
 * while answers wait.
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
  const attempt = await findAttempt(db, attemptId);
  if (!attempt || !(await allowsPictures(db, attempt, now()))) refuse('snapshotNotAllowed');
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

  const flagged = committed.reason !== REGULAR;
  const until = await picturesUntilOf(db, (await findSession(db, attempt.sessionId)) ?? refuse('notFound'));
  if (now() > (flagged ? until.withSign : until.withoutSign)) refuse('snapshotErased');
  const key = await evidenceKey({ db, blobs, secrets }, attemptId);
  if (!key) refuse('snapshotErased');
  const recheck = drawFrame({
    flagged,
    isFirst: own.length === 0,
    differedBefore: own.some((one) => one.differs),
    waiting: await waitingUpTo(db, FULL_FROM),
    chance: randomInt(CHANCES) / CHANCES,
  });
  const id = pictureIdOf({ attemptId, source, seq });
  const place = pictureBlob({ attemptId, id });
  const label = { attemptId, source, seq, sha256: committed.sha256 };
  // The page keeps the picture and sends it again; its hash is committed meanwhile.
  await blobs.put(place, sealPicture(key, label, jpeg)).catch(() => refuse('storageDown'));
  const row = {
    ...{
      id,
      ...label,
      takenAt: signal.startedAt,
      reason: committed.reason,
      storedAt: new Date(now()),
      flagged,
      recheck,
    },
    ...{ pageFaces: committed.faces, pagePhone: committed.phone },
  };
  const dropUnlessKept = async () => {
    if ((await db.$count(snapshots, eq(snapshots.id, id))) === 0) await blobs.remove(place);
  };
  await db
    .transaction((tx) => keepRow(tx, attempt, row, now()))
    .catch(async (error: unknown) => {
      // The row may stand where only the reply was lost. What cannot be taken back now goes with the key (`shred-keys.ts`).
      await dropUnlessKept().catch(() => {});
      throw error;
    });
  return { snapshotId: id };
}

/**
 * Writes the picture down; one that came twice at once stands already. While the bytes were put the consent may have been
 * withdrawn or the key erased: both are held from here until the row stands, and a picture that comes after either is refused.
 */
async function keepRow(tx: Tx, attempt: Attempt, row: typeof snapshots.$inferInsert, now: number): Promise<void> {
  await holdWords(tx, attempt.candidateId);
  if (!(await allowsPictures(tx, attempt, now))) refuse('snapshotNotAllowed');
  if (!(await holdEvidenceKey(tx, attempt.id))) refuse('snapshotErased');
  await tx.insert(snapshots).values(row).onConflictDoNothing();
}

function isJpeg(bytes: Uint8Array): boolean {
  const ends = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && ends;
}
