import { createHash, randomUUID } from 'node:crypto';
import type { ImportView, UploadStep } from 'shared/contracts/bank.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Work } from '../../http/told-reply.ts';
import { appendAudit } from '../audit/index.ts';
import { pictureBlob } from './add-questions.ts';
import type { FileQuestion } from './formats/imported.ts';
import { type ReadFile, readQuestionFile } from './formats/read-in-worker.ts';
import { UnreadableFile } from './formats/refusal.ts';
import { withPicturesReEncoded } from './import-pictures.ts';
import { type ImportRow, viewOf } from './import-queries.ts';
import { picturesOfUnit } from './queries.ts';
import { type ImportDraft, importPictures, importQuestions, imports } from './tables.ts';

interface Upload {
  readonly unitId: string;
  readonly subject: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly by: string;
  readonly work: Work<UploadStep>;
}

/**
 * Reads an uploaded question file into a draft. Refuses what cannot be read by its reason; nothing is then kept, nor where
 * the teacher gives it up on the way.
 */
export async function uploadQuestions(
  { db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>,
  { unitId, subject, fileName, bytes, by, work }: Upload,
): Promise<ImportView> {
  const read = await orRefuse(async () => {
    const file = await readQuestionFile(
      { name: fileName, bytes },
      { heard: (done, total) => work.tell('reading', done, total), signal: work.signal },
    );
    const names = file.pictures.map(({ sha256 }) => sha256);
    return withPicturesReEncoded(file, await picturesOfUnit(db, unitId, names), (done, total) => {
      work.signal.throwIfAborted();
      work.tell('pictures', done, total);
    });
  });
  const row: ImportRow = {
    ...{ id: randomUUID(), unitId, subject, fileName, state: 'draft', createdBy: by },
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    createdAt: new Date(now()),
    format: read.format,
    refused: [...read.refused],
  };
  const drafts = read.questions.map(draftOf);
  return db.transaction(async (tx) => {
    await tx.insert(imports).values(row);
    // A file of which every item was refused is kept all the same: its report is what the teacher needs.
    for (const [at, some] of slices(drafts.map((draft, at) => ({ importId: row.id, at, draft }))).entries()) {
      work.tell('keeping', at * AT_ONCE, drafts.length);
      await tx.insert(importQuestions).values(some);
      work.signal.throwIfAborted();
    }
    const pictures = read.pictures.map(({ bytes, ...named }) => ({
      ...named,
      importId: row.id,
      bytes: bytes.byteLength,
    }));
    for (const some of slices(pictures)) await tx.insert(importPictures).values(some);
    // As late as this: of an upload that is given up before, no picture lies about that nothing names.
    for (const picture of read.pictures) {
      work.signal.throwIfAborted();
      await blobs.put(pictureBlob(picture.sha256), picture.bytes);
    }
    await appendAudit(tx, now(), {
      actor: by,
      act: 'import.upload',
      subject: { kind: 'import', id: row.id },
      details: { fileHash: row.fileHash, questions: drafts.length },
    });
    const view = await viewOf(tx, row);
    work.signal.throwIfAborted();
    return view;
  });
}

/** Rows of one statement: a database takes 65,535 values in one. */
const AT_ONCE = 500;

const slices = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) => rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

async function orRefuse(read: () => Promise<ReadFile>): Promise<ReadFile> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableFile) refuse(error.why);
    throw error;
  }
}

function draftOf(question: FileQuestion): ImportDraft {
  const { n, part, definition, source, title, level, topic, group, branch, section, stimulus, points } = question;
  return {
    ...{ n, part, definition, source, title, level, topic, group, branch, section, stimulus, points },
    // All false because nothing was marked: the file itself says no such thing.
    writtenKey: question.problems.some(({ what }) => what === 'noTrueStatement') ? null : question.key,
    problems: [...question.problems],
    doubts: [...(question.doubts ?? [])],
  };
}
