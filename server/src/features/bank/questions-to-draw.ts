import { and, eq, inArray, like, ne, or, sql } from 'drizzle-orm';
import type { Demand } from 'shared/papers/blueprint.ts';
import type { Drawable } from 'shared/papers/draw.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Reader } from './reader.ts';
import { fitting } from './search-questions.ts';
import { questions } from './tables.ts';

const DRAWN_BY = {
  id: questions.id,
  kind: questions.kind,
  level: questions.level,
  topicId: questions.topicId,
  uses: questions.uses,
  lastUsedAt: questions.lastUsedAt,
};

interface Wanted {
  readonly subject: string;
  readonly seed: string;
  /** Also what nobody has approved yet; what was retired is never drawn. */
  readonly alsoUnreviewed: boolean;
  readonly limit: number;
}

/** Questions that fit a cell of a blueprint, the least used first; the seed decides among equals. */
export async function drawableFor(
  db: Db | Tx,
  reader: Reader,
  { kind, topicId, levels }: Demand,
  { subject, seed, alsoUnreviewed, limit }: Wanted,
): Promise<Drawable[]> {
  const rows = await db
    .select(DRAWN_BY)
    .from(questions)
    .where(
      and(
        fitting(reader, { subject, ...(alsoUnreviewed ? {} : { state: 'approved' }) }),
        ne(questions.state, 'retired'),
        kind === 'mixed' ? undefined : eq(questions.kind, kind),
        inArray(questions.level, [...levels]),
        topicId === null ? undefined : or(eq(questions.topicId, topicId), like(questions.topicId, `${topicId}/%`)),
      ),
    )
    .orderBy(questions.uses, sql`${questions.lastUsedAt} NULLS FIRST`, sql`md5(${questions.id}::text || ${seed}::text)`)
    .limit(limit);
  return rows.map(drawable);
}

/** What stands in a draft already; rights are the caller's affair (`questionsToUse`). */
export async function drawableById(db: Db | Tx, ids: readonly string[]): Promise<Drawable[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(DRAWN_BY)
    .from(questions)
    .where(inArray(questions.id, [...ids]));
  return rows.map(drawable);
}

const drawable = ({ lastUsedAt, ...row }: { [K in keyof typeof DRAWN_BY]: (typeof questions.$inferSelect)[K] }) => ({
  ...row,
  lastUsedAt: lastUsedAt?.getTime() ?? null,
});

/**
 * What a reader's bank can give of a subject: how many questions of each place, kind and level, approved and not yet so.
 * Those without a level are told too: no cell takes them, and their author should hear why.
 */
export async function supplyOf(db: Db | Tx, reader: Reader, subject: string) {
  const { topicId, kind, level } = questions;
  return db
    .select({
      ...{ topicId, kind, level },
      approved: sql<number>`count(*) FILTER (WHERE ${questions.state} = 'approved')`.mapWith(Number),
      unreviewed: sql<number>`count(*) FILTER (WHERE ${questions.state} <> 'approved')`.mapWith(Number),
    })
    .from(questions)
    .where(and(fitting(reader, { subject }), ne(questions.state, 'retired')))
    .groupBy(topicId, kind, level)
    .orderBy(topicId, kind, level);
}
