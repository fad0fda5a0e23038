import { eq } from 'drizzle-orm';
import type { BankQuestion, editQuestion as contract } from 'shared/contracts/bank.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { contentHashOf, searchTextOf } from './add-questions.ts';
import { picturesIn } from './import-queries.ts';
import { partOfDraft } from './part-of-draft.ts';
import { findQuestion, picturesOfUnit } from './queries.ts';
import { questions, questionVersions } from './tables.ts';

/** Writes the next version of a question; the versions before it stay as they are. */
export function editQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { questionId, change, by }: { questionId: string; change: BodyOf<typeof contract>; by: string },
): Promise<BankQuestion> {
  return db.transaction(async (tx) => {
    const [head] = await tx.select().from(questions).where(eq(questions.id, questionId)).for('update');
    if (!head || head.deletedAt) refuse('notFound');
    const { definition, level, topic } = change;
    const known = await picturesOfUnit(tx, head.unitId, picturesIn(definition));
    if (picturesIn(definition).some((sha256) => !known.has(sha256))) refuse('badRequest', { where: 'definition' });
    const version = head.version + 1;
    await tx.insert(questionVersions).values({
      ...{ questionId, version, kind: definition.kind, definition, level, topic },
      part: partOfDraft(definition),
      contentHash: contentHashOf(definition),
      searchText: searchTextOf(definition),
      createdBy: by,
      createdAt: new Date(now()),
    });
    await tx.update(questions).set({ version }).where(eq(questions.id, questionId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'question.edit',
      subject: { kind: 'question', id: questionId },
      details: { version },
    });
    return (await findQuestion(tx, questionId)) ?? refuse('notFound');
  });
}
