import { randomUUID } from 'node:crypto';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import {
  CHECKLIST,
  type CheckItem,
  CheckItem as CheckItemSchema,
  LIFE_STEPS,
  type LifeActor,
  type LifeRefusal,
  type LifeStep,
  refusalOfSharing,
  refusalOfStep,
  SHARINGS,
  type Standing,
  stateAfter,
} from 'shared/bank/life.ts';
import type { takeStep as contract, QuestionComment, QuestionLife } from 'shared/contracts/bank-life.ts';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import { type Ability, may } from 'shared/people/abilities.ts';
import type { QuestionProblem } from 'shared/questions/kind.ts';
import { problemsOf } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findUnitPath, namesOfAccounts, unitsById } from '../people/index.ts';
import { definitionsOf, findQuestion, findQuestionHead, type QuestionRow, versionKey } from './queries.ts';
import { questionComments, questions, questionUses, questionVersions } from './tables.ts';

/** Where a question stands, and who asks: what all rules of its life are about. */
export async function standingOf(
  db: Db | Tx,
  who: Staff,
  row: QuestionRow,
): Promise<{ actor: LifeActor; standing: Standing }> {
  const path = (await findUnitPath(db, row.unitId)) ?? '';
  const versions = await db
    .select({ version: questionVersions.version, createdBy: questionVersions.createdBy })
    .from(questionVersions)
    .where(eq(questionVersions.questionId, row.id))
    .orderBy(desc(questionVersions.version));
  // Whoever wrote anything that nobody has approved since is an author of what stands now.
  const fresh = versions.filter(({ version }) => version > (row.approvedVersion ?? 0));
  const authors = new Set([
    row.createdBy,
    ...(fresh.length > 0 ? fresh : versions.slice(0, 1)).map((one) => one.createdBy),
  ]);
  const isOthers = row.sharing === 'private' && row.createdBy !== who.accountId;
  return {
    actor: {
      accountId: who.accountId,
      mayWrite: !isOthers && may(who.grants, 'bank.write', path),
      mayReview: !isOthers && may(who.grants, 'bank.review', path),
    },
    standing: { state: row.state, sharing: row.sharing, authors: [...authors] },
  };
}

/** What was said of a question, where it was used, and what may be done with it. */
export async function readLife(db: Db, who: Staff, questionId: string): Promise<QuestionLife> {
  const row = (await findQuestionHead(db, questionId)) ?? refuse('notFound');
  const { actor, standing } = await standingOf(db, who, row);
  const said = await db
    .select()
    .from(questionComments)
    .where(eq(questionComments.questionId, questionId))
    .orderBy(asc(questionComments.createdAt));
  const uses = await db
    .select()
    .from(questionUses)
    .where(eq(questionUses.questionId, questionId))
    .orderBy(desc(questionUses.usedAt))
    .limit(100);
  const units = await unitsById(
    db,
    uses.map(({ examUnitId }) => examUnitId),
  );
  return {
    comments: await shownComments(db, said),
    uses: uses.map(({ examUnitId, examTitle, version, usedAt, answered, facility, discrimination, doubt }) => ({
      examTitle: readsExamsOf(who, units.get(examUnitId)?.path) ? examTitle : null,
      ...{ version, answered, facility, discrimination, doubt },
      usedAt: usedAt.toISOString(),
    })),
    mayEdit: actor.mayWrite,
    steps: LIFE_STEPS.map((step) => ({ step, refusal: refusalOfStep(step, actor, standing) })),
    sharings: SHARINGS.map((sharing) => ({ sharing, refusal: refusalOfSharing(sharing, actor, standing) })),
  };
}

const READING: readonly Ability[] = ['exam.manage', 'exam.invigilate', 'result.read'];

const readsExamsOf = (who: Staff, path: string | undefined) =>
  path !== undefined && READING.some((ability) => may(who.grants, ability, path));

const REFUSALS = {
  wrongState: 'stepNotNow',
  notWriter: 'forbidden',
  notReviewer: 'notReviewer',
  ownQuestion: 'ownQuestion',
  isPrivate: 'privateNotReviewed',
} as const satisfies Record<LifeRefusal, string>;

/** Takes a step in a question's life; the words that go with it stay beside the question. */
export function takeStep(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  asked: { questionId: string; who: Staff } & BodyOf<typeof contract>,
): Promise<BankQuestion> {
  const { questionId, step, version, words, checked, who } = asked;
  return db.transaction(async (tx) => {
    const row = await lockQuestion(tx, questionId);
    const { actor, standing } = await standingOf(tx, who, row);
    const refusal = refusalOfStep(step, actor, standing);
    if (refusal !== null) refuse(REFUSALS[refusal]);
    // Only what was read is approved: somebody may have written on meanwhile.
    if (step === 'approve' && version !== row.version) refuse('stepNotNow');
    if (step === 'approve' && CHECKLIST.some((item) => !checked.includes(item))) refuse('checklistOpen');
    if (step === 'return' && words === '') refuse('wordsNeeded');
    if (step === 'submit' || step === 'approve') await mustBeWhole(tx, row);
    const state = stateAfter(step);
    const approved = step === 'approve' ? { approvedVersion: row.version } : {};
    await tx
      .update(questions)
      .set({ state, ...approved, ...(state === 'approved' ? {} : closing(row)) })
      .where(eq(questions.id, questionId));
    await say(tx, now(), { row, step, words, checked, by: who.accountId });
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: `question.${step}`,
      subject: { kind: 'question', id: questionId },
      details: { version: row.version, checked: [...checked] },
    });
    return (await findQuestion(tx, questionId)) ?? refuse('notFound');
  });
}

/** Remarks of its kind that a reviewer may find right all the same. */
const HARMLESS: ReadonlySet<QuestionProblem> = new Set(['noTrueStatement', 'keyTooLong']);

/** Nobody reviews a question without its key or its words. */
async function mustBeWhole(tx: Tx, row: QuestionRow): Promise<void> {
  const ref = { questionId: row.id, version: row.version };
  const definition = (await definitionsOf(tx, [ref])).get(versionKey(ref));
  if (definition && problemsOf(definition).some((problem) => !HARMLESS.has(problem))) refuse('questionIncomplete');
}

/** What is not approved any more is open no further than its own unit. */
const closing = ({ sharing }: QuestionRow) =>
  sharing === 'commune' || sharing === 'province' ? { sharing: 'school' as const, openTo: null } : {};

export function sayOfQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { questionId, words, by }: { questionId: string; words: string; by: string },
): Promise<QuestionComment> {
  return db.transaction(async (tx) => {
    const row = await lockQuestion(tx, questionId);
    const id = await say(tx, now(), { row, step: 'said', words, checked: [], by });
    await appendAudit(tx, now(), { actor: by, act: 'question.say', subject: { kind: 'question', id: questionId } });
    const [comment] = await shownComments(
      tx,
      await tx.select().from(questionComments).where(eq(questionComments.id, id)),
    );
    return comment ?? refuse('notFound');
  });
}

async function say(
  tx: Tx,
  now: number,
  said: { row: QuestionRow; step: LifeStep | 'said'; words: string; checked: readonly CheckItem[]; by: string },
): Promise<string> {
  const { row, step, words, checked, by } = said;
  const id = randomUUID();
  await tx.insert(questionComments).values({
    ...{ id, questionId: row.id, version: row.version, step, words, checked: [...checked], createdBy: by },
    createdAt: new Date(now),
  });
  return id;
}

async function shownComments(
  db: Db | Tx,
  rows: readonly (typeof questionComments.$inferSelect)[],
): Promise<QuestionComment[]> {
  const names = await namesOfAccounts(
    db,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map(({ id, version, step, words, checked, createdBy, createdAt }) => ({
    ...{ id, version, step, words },
    checked: checked.flatMap((item) => CheckItemSchema.safeParse(item).data ?? []),
    by: names.get(createdBy) ?? '',
    at: createdAt.toISOString(),
  }));
}

export async function lockQuestion(tx: Tx, questionId: string): Promise<QuestionRow> {
  const [row] = await tx
    .select()
    .from(questions)
    .where(inArray(questions.id, [questionId]))
    .for('update');
  if (!row || row.deletedAt) refuse('notFound');
  return row;
}
