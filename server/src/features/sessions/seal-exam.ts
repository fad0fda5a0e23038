import { eq } from 'drizzle-orm';
import { formCodes } from 'shared/papers/form.ts';
import { mediaIn } from 'shared/questions/content.ts';
import { problemsOf } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { definitionsOf, findPicture, versionKey } from '../bank/index.ts';
import { sealPapers } from '../papers/index.ts';
import { eraseAsked, getAsked } from './asked.ts';
import { lockExam } from './queries.ts';
import { spreadCodes } from './seat-candidates.ts';
import { exams } from './tables.ts';

/**
 * Draws the codes of a draft exam and seals its papers: from here on neither the exam nor a code changes any more, and until
 * the exam is over no row says which questions it asks.
 */
export async function sealExam(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { examId, codes, by }: { examId: string; codes: number; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const exam = await lockExam(tx, examId);
    if (!exam) refuse('notFound');
    if (exam.state !== 'draft') refuse('examSealed');
    const { items: rows } = await getAsked({ db: tx, secrets }, exam);
    if (rows.length === 0) refuse('examIncomplete');
    for (const { part, questions: required } of exam.scheme.parts) {
      const chosen = rows.filter((row) => row.part === part).length;
      if (chosen !== required) refuse('partNotFull', { part, required, chosen });
    }
    const definitions = await definitionsOf(tx, rows);
    const items = rows.map((row) => {
      const definition = definitions.get(versionKey(row));
      if (!definition) throw new RangeError(`no definition of ${row.item}`);
      return { id: row.item, part: row.part, definition };
    });
    const unready = items.filter(({ definition }) => problemsOf(definition).includes('noKey'));
    if (unready.length > 0) refuse('keyMissing', { items: unready.map((item) => placeOf(item, items)).join(', ') });

    const pictures = new Map<string, string>();
    for (const sha of items.flatMap(({ definition }) => mediaIn(definition))) {
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
        blueprint: exam.blueprint,
        asks: rows.map(({ item, questionId, version }) => ({ item, questionId, version })),
        picture: (sha) => pictures.get(sha) ?? '',
      },
    );
    await eraseAsked(tx, examId);
    await spreadCodes(tx, examId, formCodes(codes));
    await tx.update(exams).set({ state: 'sealed' }).where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'exam.seal',
      subject: { kind: 'exam', id: examId },
      details: { codes, items: items.length },
    });
  });
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** Where an item stands as papers number it: "I.3" is question 3 of part I. */
function placeOf<Item extends { part: number }>(item: Item, items: readonly Item[]): string {
  const place = items.filter(({ part }) => part === item.part).indexOf(item) + 1;
  return `${ROMAN[item.part - 1]}.${place}`;
}
