import { eq } from 'drizzle-orm';
import { formCodes } from 'shared/papers/form.ts';
import { mediaOf } from 'shared/questions/content.ts';
import { kindOf } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { definitionsOf, findPicture, versionKey } from '../bank/index.ts';
import { sealPapers } from '../papers/index.ts';
import { findExam, itemsOfExam } from './queries.ts';
import { exams } from './tables.ts';

/** Draws the codes of a draft exam and seals its papers: from here on neither the exam nor a code changes any more. */
export async function sealExam(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { examId, codes, by }: { examId: string; codes: number; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const exam = await findExam(tx, examId);
    if (!exam) refuse('notFound');
    if (exam.state !== 'draft') refuse('examSealed');
    const rows = await itemsOfExam(tx, examId);
    if (rows.length === 0) refuse('examIncomplete');
    const definitions = await definitionsOf(tx, rows);
    const items = rows.map((row) => {
      const definition = definitions.get(versionKey(row));
      if (!definition) throw new RangeError(`no definition of ${row.item}`);
      return { id: row.item, part: row.part, definition };
    });
    const unready = items.filter(({ definition }) => !kindOf(definition.kind).correctResponse(definition));
    if (unready.length > 0) refuse('keyMissing', { items: unready.map(({ id }) => id).join(', ') });

    const pictures = new Map<string, string>();
    for (const sha of items.flatMap(({ definition }) => kindOf(definition.kind).texts(definition).flatMap(mediaOf))) {
      const picture = pictures.has(sha) ? null : await findPicture({ db: tx, blobs }, sha);
      if (picture) pictures.set(sha, `data:${picture.mime};base64,${Buffer.from(picture.bytes).toString('base64')}`);
    }
    const { title, subject, durationSeconds, scheme, seed } = exam;
    await sealPapers(
      { tx, blobs, secrets, now },
      {
        head: { examId, title, subject, durationSeconds, parts: scheme.parts },
        seed,
        codes: formCodes(codes),
        items,
        picture: (sha) => pictures.get(sha) ?? '',
      },
    );
    await tx.update(exams).set({ state: 'sealed' }).where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'exam.seal',
      subject: { kind: 'exam', id: examId },
      details: { codes, items: items.length },
    });
  });
}
