import { and, arrayOverlaps, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { likeness, sketchOf, TWIN_LIKENESS, twinKind } from 'shared/bank/sketch.ts';
import type { ImportTwin, TwinPair } from 'shared/contracts/bank-life.ts';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { questionsOfImport } from './import-queries.ts';
import { mayReadAll } from './policy.ts';
import { questionsById, shownQuestions } from './queries.ts';
import { questionSketches, questions, twinDismissals } from './tables.ts';

interface Sketched {
  readonly questionId: string;
  readonly sketch: readonly number[];
  readonly bands: readonly number[];
}

/** At most this many likenesses are looked at for one question: drills of a hundred sums are all alike. */
const MOST_A_QUESTION = 20;

/** Near twins of these sketches among all that stands in the bank: candidates share a band, likeness decides. */
async function likeThese(
  db: Db | Tx,
  sketches: readonly Sketched[],
): Promise<{ of: number; other: string; likeness: number }[]> {
  const found: { of: number; other: string; likeness: number }[] = [];
  for (const [at, one] of sketches.entries()) {
    const near = await db
      .select({ questionId: questionSketches.questionId, sketch: questionSketches.sketch })
      .from(questionSketches)
      .where(arrayOverlaps(questionSketches.bands, [...one.bands]))
      .limit(500);
    const alike = near
      .filter(({ questionId }) => questionId !== one.questionId)
      .map(({ questionId, sketch }) => ({ of: at, other: questionId, likeness: likeness(one.sketch, sketch) }))
      .filter((pair) => pair.likeness >= TWIN_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness);
    // What was thrown away is looked up for the few that are alike: to join it to all that share a band reads five hundred rows.
    const there = await standing(
      db,
      alike.map(({ other }) => other),
    );
    found.push(...alike.filter(({ other }) => there.has(other)).slice(0, MOST_A_QUESTION));
  }
  return found;
}

async function standing(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(and(inArray(questions.id, [...ids]), isNull(questions.deletedAt)));
  return new Set(rows.map(({ id }) => id));
}

export async function sketchesOf(db: Db | Tx, ids: readonly string[]): Promise<Sketched[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(questionSketches)
    .where(inArray(questionSketches.questionId, [...ids]));
}

/** Near twins of these questions that the account may read, without pairs that somebody has dismissed. */
export async function twinsOf(db: Db | Tx, who: Staff, ids: readonly string[]): Promise<TwinPair[]> {
  const sketches = await sketchesOf(db, ids);
  const near = await likeThese(db, sketches);
  const pairs = new Map<string, FoundPair>();
  for (const { of, other, likeness: value } of near) {
    const one = sketches[of]?.questionId ?? '';
    pairs.set([one, other].sort().join(' '), { one, other, likeness: value });
  }
  const dismissed = await dismissedOf(db, ids);
  const left = [...pairs].filter(([key]) => !dismissed.has(key)).map(([, pair]) => pair);
  return shownPairs(db, who, left);
}

export interface FoundPair {
  readonly one: string;
  readonly other: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Pairs as the page shows them, the most alike first; one of which the account may not read a question is left out. */
export async function shownPairs(db: Db | Tx, who: Staff, pairs: readonly FoundPair[]): Promise<TwinPair[]> {
  const ids = pairs.flatMap(({ one, other }) => [one, other]);
  const rows = [...(await questionsById(db, ids)).values()];
  const isReadable = await mayReadAll(db, who, rows);
  const shown = new Map((await shownQuestions(db, rows.filter(isReadable))).map((one) => [one.id, one]));
  return pairs
    .flatMap(({ one, other, likeness: value }) => {
      const [a, b] = [shown.get(one), shown.get(other)];
      return a && b ? [pairOf(a, b, value)] : [];
    })
    .sort((a, b) => b.likeness - a.likeness);
}

const pairOf = (one: BankQuestion, other: BankQuestion, value: number): TwinPair => ({
  ...{ one, other, likeness: value },
  kind: twinKind(one.definition, other.definition),
});

export async function dismissedOf(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ one: twinDismissals.one, other: twinDismissals.other })
    .from(twinDismissals)
    .where(or(inArray(twinDismissals.one, [...ids]), inArray(twinDismissals.other, [...ids])));
  return new Set(rows.map(({ one, other }) => `${one} ${other}`));
}

/** Remembers that two questions are different. */
export async function dismissTwins(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { ids, by }: { ids: readonly [string, string]; by: string },
): Promise<{ dismissed: true }> {
  const [one, other] = [...ids].sort() as [string, string];
  await db.transaction(async (tx) => {
    await tx
      .insert(twinDismissals)
      .values({ one, other, createdBy: by, createdAt: new Date(now()) })
      .onConflictDoNothing();
    await appendAudit(tx, now(), {
      actor: by,
      act: 'twins.dismiss',
      subject: { kind: 'question', id: one },
      details: { other },
    });
  });
  return { dismissed: true };
}

/** Questions of a draft that the unit's bank, or the same file, has already. */
export async function twinsOfImport(db: Db, who: Staff, importId: string): Promise<ImportTwin[]> {
  const rows = await questionsOfImport(db, importId);
  const drafts = rows.flatMap(({ at, draft, questionId }) => {
    const definition = Definition.safeParse(draft.definition);
    return definition.success ? [{ at, definition: definition.data, questionId: questionId ?? '' }] : [];
  });
  const sketches = drafts.map(({ definition, questionId }) => ({ questionId, ...sketchOf(definition) }));
  // What this import put into the bank is no twin of itself.
  const own = new Set(drafts.map(({ questionId }) => questionId));
  const near = (await likeThese(db, sketches)).filter(({ other }) => !own.has(other));
  const heads = await questionsById(
    db,
    near.map(({ other }) => other),
  );
  const isReadable = await mayReadAll(db, who, [...heads.values()]);
  const shown = new Map((await shownQuestions(db, [...heads.values()].filter(isReadable))).map((one) => [one.id, one]));
  const inBank = near.flatMap(({ of, other, likeness: value }): ImportTwin[] => {
    const [draft, there] = [drafts[of], shown.get(other)];
    if (!draft || !there) return [];
    const kind = twinKind(draft.definition, there.definition);
    return [
      { ...{ at: draft.at, kind, likeness: value, definition: there.definition }, questionId: other, otherAt: null },
    ];
  });
  const inFile = drafts.flatMap((draft, at): ImportTwin[] =>
    drafts.slice(0, at).flatMap((before, place): ImportTwin[] => {
      const value = likeness(sketches[at]?.sketch ?? [], sketches[place]?.sketch ?? []);
      if (value < TWIN_LIKENESS) return [];
      const kind = twinKind(draft.definition, before.definition);
      return [
        {
          ...{ at: draft.at, kind, likeness: value, definition: before.definition },
          questionId: null,
          otherAt: before.at,
        },
      ];
    }),
  );
  return [...inBank, ...inFile];
}

const LOOKED_AT_ONCE = 100;

/** Goes through a unit's bank, newest first, a hundred questions at a time, and tells the twins of each. */
export async function twinRadar(
  db: Db,
  who: Staff,
  {
    unitIds,
    subject,
    after,
  }: { unitIds: readonly string[] | 'all'; subject?: string | undefined; after?: string | undefined },
): Promise<{ pairs: TwinPair[]; looked: number; next: string | null }> {
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(
      and(
        isNull(questions.deletedAt),
        unitIds === 'all' ? undefined : inArray(questions.unitId, [...unitIds]),
        subject === undefined ? undefined : eq(questions.subject, subject),
        after === undefined
          ? undefined
          : sql`${questions.id} < ${/^[0-9a-f-]{36}$/.test(after) ? after : NOBODY}::uuid`,
      ),
    )
    // Ids are made in the order of time: the newest are the largest.
    .orderBy(desc(questions.id))
    .limit(LOOKED_AT_ONCE);
  const pairs = await twinsOf(
    db,
    who,
    rows.map(({ id }) => id),
  );
  const last = rows.length === LOOKED_AT_ONCE ? rows.at(-1)?.id : undefined;
  return { pairs, looked: rows.length, next: last ?? null };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
