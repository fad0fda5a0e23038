import { createHash, randomBytes } from 'node:crypto';
import { mayHold } from 'shared/questions/answer-files.ts';
import { ANSWER_FILE_BYTES } from 'shared/questions/response.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { definitionsOf, versionKey } from '../bank/index.ts';
import { type Attempt, findAttempt } from '../delivery/index.ts';
import { findAsked, findExam, itemsOfExam } from '../sessions/index.ts';
import { fileBlob, fileLabel, sealFile } from './file-box.ts';
import { forgetFile } from './forget-file.ts';
import { type Named, namedInLedger } from './named-in-ledger.ts';
import { findAnswerFile } from './queries.ts';
import { requireRoom } from './require-room.ts';
import { answerFiles } from './tables.ts';

/** Bytes that were on a machine without a line at the end of the exam still come within a week. */
const LATE_MS = 7 * 24 * 3_600_000;

/**
 * Keeps a file whose hash the attempt's ledger has named before: encrypted, under a key of its own. A repeat changes
 * nothing. Name and size are those of the ledger, and its question says what it takes. A file that a room's server carried
 * (`carried`) must have the hash under which it was sent and was in time if it was there; events beside the ledger name it
 * too, because what was written there is never dropped.
 */
export async function keepAnswerFile(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { attemptId, bytes, carried }: { attemptId: string; bytes: Uint8Array; carried?: Carried },
): Promise<{ sha256: string }> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) refuse('notFound');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (carried && carried.sha256 !== sha256) refuse('fileDiffers');
  if (await findAnswerFile(db, attemptId, sha256)) return { sha256 };
  const storedAt = carried?.storedAt ?? now();
  if (attempt.sealedAt !== null && storedAt - attempt.sealedAt.getTime() > LATE_MS) refuse('fileTooLate');
  const named = await namedInLedger(db, { attemptId, sha256, besideToo: carried !== undefined });
  if (!named || named.ref.bytes !== bytes.length) refuse('fileNotInLedger');
  if (!(await isTaken({ db, secrets }, attempt, named))) refuse('fileNotAccepted', { name: named.ref.name });
  await requireRoom(db, { attemptId, sha256, bytes: bytes.length });

  const label = fileLabel(attemptId, sha256);
  const key = randomBytes(32);
  const wrappedKey = secrets.wrap(key, label);
  // The row first: two of the same upload at once must not leave bytes under a key that is not kept.
  await db.transaction(async (tx) => {
    const [first] = await tx
      .insert(answerFiles)
      .values({
        ...{ attemptId, sha256, item: named.item, name: named.ref.name, bytes: bytes.length, wrappedKey },
        storedAt: new Date(storedAt),
      })
      .onConflictDoNothing()
      .returning({ sha256: answerFiles.sha256 });
    await forgetFile(tx, attemptId, sha256);
    if (first) await blobs.put(fileBlob(attemptId, sha256), sealFile(key, label, bytes));
  });
  return { sha256 };
}

interface Carried {
  readonly sha256: string;
  /** When the room's server took it, by its clock. */
  readonly storedAt: number;
}

async function isTaken(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  attempt: Attempt,
  { item, ref }: Named,
): Promise<boolean> {
  if (!(await itemsOfExam(db, attempt.examId)).some((one) => one.item === item)) return false;
  const exam = (await findExam(db, attempt.examId)) ?? refuse('notFound');
  const row = (await findAsked({ db, secrets }, exam))?.items.find((one) => one.item === item);
  const definition = row && (await definitionsOf(db, [row])).get(versionKey(row));
  // A room's server, or one whose officers hold the key, cannot tell what it asks: there any answer file is kept.
  return definition ? mayHold(definition, ref) : ref.bytes > 0 && ref.bytes <= ANSWER_FILE_BYTES;
}
