import { eq } from 'drizzle-orm';
import type {
  BankQuestion,
  createQuestion as createContract,
  editQuestion as editContract,
  QuestionFacts,
} from 'shared/contracts/bank-questions.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { partOf } from 'shared/questions/registry.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { addQuestions, arraysOf, contentHashOf } from './add-questions.ts';
import { contentOf, lexemesOf } from './found-by.ts';
import { picturesIn } from './import-queries.ts';
import { findQuestion, picturesOfUnit } from './queries.ts';
import { questionSketches, questions, questionVersions } from './tables.ts';

/** Puts a newly written question into a unit's bank, as a draft. */
export function createQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { unitId, written, by }: { unitId: string; written: BodyOf<typeof createContract>; by: string },
): Promise<BankQuestion> {
  return db.transaction(async (tx) => {
    const { definition, subject, ...facts } = written;
    await mustKnowPictures(tx, unitId, definition);
    const question = { level: null, topic: null, ...facts, definition, part: partOf(definition) };
    const [id = ''] = await addQuestions(tx, { unitId, subject, by, now: now() }, [question]);
    await appendAudit(tx, now(), { actor: by, act: 'question.create', subject: { kind: 'question', id } });
    return (await findQuestion(tx, id)) ?? refuse('notFound');
  });
}

/**
 * Writes the next version of a question where its content changed, and its facts; the versions before stay as they are. What
 * was approved was another text, so a new version is a draft again.
 */
export function editQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { questionId, change, by }: { questionId: string; change: BodyOf<typeof editContract>; by: string },
): Promise<BankQuestion> {
  return db.transaction(async (tx) => {
    const [head] = await tx.select().from(questions).where(eq(questions.id, questionId)).for('update');
    if (!head || head.deletedAt) refuse('notFound');
    const { definition, ...changed } = change;
    await mustKnowPictures(tx, head.unitId, definition);
    const before = await tx
      .select({ version: questionVersions.version, contentHash: questionVersions.contentHash })
      .from(questionVersions)
      .where(eq(questionVersions.questionId, questionId));
    const contentHash = contentHashOf(definition);
    const isNew = before.find(({ version }) => version === head.version)?.contentHash !== contentHash;
    const version = isNew ? head.version + 1 : head.version;
    const facts: QuestionFacts = { ...factsOf(head), ...changed };
    const content = contentOf(definition);
    if (isNew) {
      const author = { createdBy: by, createdAt: new Date(now()) };
      await tx
        .insert(questionVersions)
        .values({ ...{ questionId, version, kind: definition.kind, definition, contentHash }, ...author });
      const sketch = { version, ...arraysOf(definition) };
      await tx
        .insert(questionSketches)
        .values({ questionId, ...sketch })
        .onConflictDoUpdate({ target: questionSketches.questionId, set: sketch });
    }
    await tx
      .update(questions)
      .set({
        ...{ version, kind: definition.kind, part: partOf(definition) },
        ...facts,
        ...content,
        lexemes: lexemesOf(content, { ...facts, subject: head.subject }),
        // A doubt was about the old key, an approval about the old text.
        ...(isNew ? { state: 'draft' as const, doubt: null, sharing: closed(head.sharing), openTo: null } : {}),
      })
      .where(eq(questions.id, questionId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'question.edit',
      subject: { kind: 'question', id: questionId },
      details: { version, facts: Object.keys(changed).sort() },
    });
    return (await findQuestion(tx, questionId)) ?? refuse('notFound');
  });
}

/** Beyond its own unit goes only what is approved. */
const closed = (sharing: 'private' | 'school' | 'commune' | 'province') =>
  sharing === 'private' ? sharing : ('school' as const);

function factsOf(row: QuestionFacts): QuestionFacts {
  const { level, grade, topicId, topic, competency, tags, source } = row;
  return { level, grade, topicId, topic, competency, tags, source };
}

async function mustKnowPictures(tx: Tx, unitId: string, definition: Definition): Promise<void> {
  const wanted = picturesIn(definition);
  const known = await picturesOfUnit(tx, unitId, wanted);
  if (wanted.some((sha256) => !known.has(sha256))) refuse('badRequest', { where: 'definition' });
}
