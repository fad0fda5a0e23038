import { randomUUID } from 'node:crypto';
import { and, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { BatchChange, changeQuestions as contract } from 'shared/contracts/bank-questions.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { keepRows, keptColumns } from './kept-columns.ts';
import { mayInUnit, mayReadAll, mayWriteAll } from './policy.ts';
import { definitionsOf, type QuestionRow } from './queries.ts';
import { bankBatches, type KeptColumns, questions } from './tables.ts';
import { treeOf } from './topics.ts';
import { idsOfWhich, titleOf } from './which-questions.ts';

/**
 * Changes what describes many questions, all in one transaction, and remembers what they were. Questions that the account may
 * not write are left alone and counted.
 */
export async function changeQuestions(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { unitId, which, change, who }: { unitId: string; who: Staff } & BodyOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  return db.transaction(async (tx) => {
    const ids = await idsOfWhich(tx, { unitId, who, which });
    if (change.unitId !== undefined && !(await mayInUnit(tx, who, 'bank.write', change.unitId))) refuse('forbidden');
    const rows = await lockQuestions(tx, ids, change.trashed === false);
    const mayWrite = await mayWriteAll(tx, who, rows);
    const allowed = rows.filter(mayWrite);
    const topics = await topicNames(tx, unitId, change, allowed);
    const at = new Date(now());
    const changes = allowed.flatMap((row) => {
      const before = keptColumns(row);
      const after = changed(row, change, topics, { by: who.accountId, at });
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ id: row.id, before, after, row }];
    });
    const notAllowed = rows.length - allowed.length;
    const left = {
      notAllowed,
      leftAlone: await titlesOf(
        tx,
        who,
        rows.filter((row) => !mayWrite(row)),
      ),
    };
    if (changes.length === 0) return { batchId: null, changed: 0, ...left };
    await keepRows(
      tx,
      changes.map(({ row, after }) => ({ row, columns: after })),
    );
    const batchId = randomUUID();
    await tx.insert(bankBatches).values({
      ...{ id: batchId, unitId, change, createdBy: who.accountId, createdAt: at },
      before: changes.map(({ id, row, before, after }) => ({ id, version: row.version, was: before, became: after })),
    });
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'question.change',
      subject: { kind: 'batch', id: batchId },
      details: { questions: changes.length, what: Object.keys(change).sort() },
    });
    return { batchId, changed: changes.length, ...left };
  });
}

/** As many as are named of what was left alone. */
const NAMED = 20;

/** First words of those that the account may read; of others it is told nothing. */
async function titlesOf(tx: Tx, who: Staff, rows: readonly QuestionRow[]): Promise<string[]> {
  const readable = rows.filter(await mayReadAll(tx, who, rows)).slice(0, NAMED);
  const definitions = await definitionsOf(
    tx,
    readable.map(({ id, version }) => ({ questionId: id, version })),
  );
  return [...definitions.values()].map(titleOf);
}

async function lockQuestions(tx: Tx, ids: readonly string[], inTrash: boolean): Promise<QuestionRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(questions)
    .where(and(inArray(questions.id, [...ids]), inTrash ? isNotNull(questions.deletedAt) : isNull(questions.deletedAt)))
    .orderBy(questions.id)
    .for('update');
}

/** The names of the wanted place in the trees of the questions' subjects; refuses one that is in none. */
async function topicNames(tx: Tx, unitId: string, { topicId, subject }: BatchChange, rows: readonly QuestionRow[]) {
  const names = new Map<string, string>();
  if (topicId === undefined || topicId === null) return names;
  for (const one of new Set(rows.map((row) => subject ?? row.subject))) {
    const found = (await treeOf(tx, unitId, one)).find(({ id }) => id === topicId);
    if (!found) refuse('topicUnknown', { subject: one });
    names.set(one, found.name);
  }
  return names;
}

function changed(
  row: QuestionRow,
  change: BatchChange,
  topics: ReadonlyMap<string, string>,
  { by, at }: { by: string; at: Date },
): KeptColumns {
  const { addTags = [], removeTags = [], trashed, topicId, ...rest } = change;
  const subject = rest.subject ?? row.subject;
  const tags = [...new Set([...row.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)).slice(0, 30);
  const sorted =
    topicId === undefined
      ? // A place in the tree of another subject is none in this one's.
        subject === row.subject
        ? {}
        : { topicId: null }
      : { topicId, topic: topicId === null ? null : (topics.get(subject) ?? null), ...gradeIn(topicId, rest.grade) };
  const moved =
    rest.unitId !== undefined && rest.unitId !== row.unitId ? { openTo: null, sharing: 'school' as const } : {};
  const bin =
    trashed === undefined
      ? {}
      : trashed
        ? { deletedAt: at.toISOString(), deletedBy: by }
        : { deletedAt: null, deletedBy: null };
  return { ...keptColumns(row), ...rest, tags, ...sorted, ...moved, ...bin };
}

/** A topic of a grade brings its grade along. */
function gradeIn(topicId: string | null, given: number | null | undefined): { grade?: number } {
  const grade = Number(/^[a-z0-9-]+\/(\d{1,2})(\/|$)/.exec(topicId ?? '')?.[1]);
  return given === undefined && Number.isInteger(grade) ? { grade } : {};
}
