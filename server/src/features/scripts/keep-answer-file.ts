import { createHash, randomBytes } from 'node:crypto';
import { mayHold } from 'shared/questions/answer-files.ts';
import { type FileRef, filesIn } from 'shared/questions/response.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { definitionsOf, versionKey } from '../bank/index.ts';
import { type Attempt, findAttempt, ledgerOf } from '../delivery/index.ts';
import { itemsOfExam } from '../sessions/index.ts';
import { fileBlob, fileLabel, sealFile } from './file-box.ts';
import { findAnswerFile, weightOfFiles } from './queries.ts';
import { answerFiles } from './tables.ts';

/** Takes given back and takes replaced count too: a recorder that is pressed all the time fills no disk. */
const MOST_FILES = 120;
const MOST_BYTES = 300 * 1024 * 1024;
/** Bytes that were on a machine without a line at the end of the exam still come within a week. */
const LATE_MS = 7 * 24 * 3_600_000;

/**
 * Keeps a file whose hash the attempt's ledger has named before: encrypted, under a key of its own. A repeat changes
 * nothing. Name and size are those of the ledger, and its question says what it takes.
 */
export async function keepAnswerFile(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { attemptId, bytes }: { attemptId: string; bytes: Uint8Array },
): Promise<{ sha256: string }> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) refuse('notFound');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (await findAnswerFile(db, attemptId, sha256)) return { sha256 };
  if (attempt.sealedAt !== null && now() - attempt.sealedAt.getTime() > LATE_MS) refuse('fileTooLate');
  const named = await namedInLedger({ db }, attempt, sha256);
  if (!named || named.ref.bytes !== bytes.length) refuse('fileNotInLedger');
  if (!(await isTaken({ db }, attempt, named))) refuse('fileNotAccepted', { name: named.ref.name });
  const weight = await weightOfFiles(db, attemptId);
  if (weight.files >= MOST_FILES || weight.bytes + bytes.length > MOST_BYTES) refuse('filesTooMany');

  const label = fileLabel(attemptId, sha256);
  const key = randomBytes(32);
  const wrappedKey = secrets.wrap(key, label);
  // The row first: two of the same upload at once must not leave bytes under a key that is not kept.
  await db.transaction(async (tx) => {
    const [first] = await tx
      .insert(answerFiles)
      .values({
        ...{ attemptId, sha256, item: named.item, name: named.ref.name, bytes: bytes.length, wrappedKey },
        storedAt: new Date(now()),
      })
      .onConflictDoNothing()
      .returning({ sha256: answerFiles.sha256 });
    if (first) await blobs.put(fileBlob(attemptId, sha256), sealFile(key, label, bytes));
  });
  return { sha256 };
}

interface Named {
  readonly item: string;
  readonly ref: FileRef;
}

async function namedInLedger({ db }: Pick<Deps, 'db'>, attempt: Attempt, sha256: string): Promise<Named | null> {
  for (const { event } of await ledgerOf(db, attempt.id)) {
    if (event.kind !== 'answer') continue;
    const ref = filesIn(event.response).find((one) => one.sha256 === sha256);
    if (ref) return { item: event.item, ref };
  }
  return null;
}

async function isTaken({ db }: Pick<Deps, 'db'>, attempt: Attempt, { item, ref }: Named): Promise<boolean> {
  const row = (await itemsOfExam(db, attempt.examId)).find((one) => one.item === item);
  const definition = row && (await definitionsOf(db, [row])).get(versionKey(row));
  return definition !== undefined && mayHold(definition, ref);
}
