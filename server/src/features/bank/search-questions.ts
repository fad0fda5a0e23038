import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type BankFilter, type BankQuestion, COUNTED_TO } from 'shared/contracts/bank-questions.ts';
import { Level } from 'shared/questions/draft.ts';
import type { KindName } from 'shared/questions/registry.ts';
import { typedSearch } from 'shared/questions/searchable.ts';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { HEAD, shownQuestions } from './queries.ts';
import type { Reader } from './reader.ts';
import { questions } from './tables.ts';

/** A page of what a reader may see, newest first (or the other way round), questions added together in their own order. */
export async function searchQuestions(
  db: Db | Tx,
  reader: Reader,
  { after, limit = 50, ...filter }: BankFilter & { after?: string; limit?: number },
): Promise<{ questions: BankQuestion[]; next: string | null; total: number | null }> {
  const fits = fitting(reader, filter);
  const rows = await db
    .select(HEAD)
    .from(questions)
    .where(and(fits, after === undefined ? undefined : isAfter(after, filter.order)))
    .orderBy(...inOrder(filter.order))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    questions: await shownQuestions(db, page),
    next: last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    total: after === undefined ? await countUpTo(db, fits, rows.length <= limit ? rows.length : null) : null,
  };
}

/** Ids of all that fits, at most `most + 1` of them. */
export async function idsFitting(db: Db | Tx, reader: Reader, filter: BankFilter, most: number): Promise<string[]> {
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(fitting(reader, filter))
    .limit(most + 1);
  return rows.map(({ id }) => id);
}

async function countUpTo(db: Db | Tx, fits: SQL | undefined, known: number | null): Promise<number> {
  if (known !== null) return known;
  const some = db
    .select({ id: questions.id })
    .from(questions)
    .where(fits)
    .limit(COUNTED_TO + 1)
    .as('some');
  const [row] = await db.select({ questions: count() }).from(some);
  return Number(row?.questions ?? 0);
}

/** What the reader may see, as far as the filter goes. */
export function fitting(reader: Reader, filter: BankFilter): SQL | undefined {
  const {
    subject,
    grade,
    level,
    levels,
    part,
    kind,
    topicId,
    topic,
    unsorted,
    tag,
    state,
    use,
    trash,
    text = '',
  } = filter;
  const among = levels?.split(',').flatMap((one) => Level.safeParse(one).data ?? []);
  return and(
    trash === undefined ? isNull(questions.deletedAt) : isNotNull(questions.deletedAt),
    readable(reader, filter.from),
    subject === undefined ? undefined : eq(questions.subject, subject),
    grade === undefined ? undefined : eq(questions.grade, grade),
    level === undefined ? undefined : eq(questions.level, level),
    among === undefined ? undefined : inArray(questions.level, among),
    part === undefined ? undefined : eq(questions.part, part),
    kind === undefined ? undefined : eq(questions.kind, kind as KindName),
    topicId === undefined ? undefined : or(eq(questions.topicId, topicId), like(questions.topicId, `${topicId}/%`)),
    topic === undefined ? undefined : eq(questions.topic, topic),
    unsorted === undefined ? undefined : isNull(questions.topicId),
    tag === undefined ? undefined : sql`${questions.tags} @> ARRAY[${tag}]::text[]`,
    state === undefined ? undefined : eq(questions.state, state),
    use === 'never' ? eq(questions.uses, 0) : undefined,
    use === 'used' ? gt(questions.uses, 0) : undefined,
    use === 'doubted' ? isNotNull(questions.doubt) : undefined,
    ...wordsFitting(text, topicId !== undefined),
  );
}

/** Private questions are their author's alone; others belong to their unit, those above it, and whom they are open to. */
function readable({ accountId, unitIds, above }: Reader, from: BankFilter['from']): SQL | undefined {
  const own = unitIds === 'all' ? sql`true` : inArray(questions.unitId, [...unitIds]);
  const opened = inArray(questions.openTo, [...above]);
  const open = or(ne(questions.sharing, 'private'), eq(questions.createdBy, accountId));
  if (from === 'mine') return and(own, eq(questions.createdBy, accountId));
  if (from === 'unit') return and(own, open);
  if (from === 'shared') return and(opened, unitIds === 'all' ? undefined : sql`NOT ${own}`);
  return unitIds === 'all' ? open : and(open, or(own, opened));
}

/**
 * `isNarrow`: another condition leaves so few questions that reading them is quicker than the index of words, whose lists of
 * common words are long; the database cannot know that, so the index is put out of its reach.
 */
function wordsFitting(text: string, isNarrow: boolean): (SQL | undefined)[] {
  const { whole, begun, phrases, formulas } = typedSearch(text);
  const wanted = [...whole.map(quoted), ...begun.map((word) => `${quoted(word)}:*`)];
  if (wanted.length === 0) return text.trim() === '' ? [] : [sql`false`];
  return [
    sql`${isNarrow ? sql`(${questions.lexemes} || ''::tsvector)` : questions.lexemes} @@ ${wanted.join(' & ')}::tsquery`,
    ...phrases.map((phrase) => like(sql`' ' || ${questions.searchText} || ' '`, `%${escaped(` ${phrase} `)}%`)),
    ...formulas.map((signs) => like(questions.formulas, `% ${escaped(signs)} %`)),
  ];
}

const quoted = (lexeme: string) => `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Both ways along one index. */
function inOrder(order: BankFilter['order']): SQL[] {
  if (order === 'oldest') return [sql`${questions.createdAt} ASC NULLS LAST`, desc(questions.id)];
  return [desc(questions.createdAt), asc(questions.id)];
}

/** Of a cursor that nobody could have been given nothing is shown. */
function isAfter(cursor: string, order: BankFilter['order']): SQL | undefined {
  const [at = '', id = ''] = cursor.split('_');
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) return sql`false`;
  const instant = sql`${createdAt.toISOString()}::timestamptz`;
  if (order === 'oldest')
    return and(sql`${questions.createdAt} >= ${instant}`, or(gt(questions.createdAt, createdAt), lt(questions.id, id)));
  return and(sql`${questions.createdAt} <= ${instant}`, or(lt(questions.createdAt, createdAt), gt(questions.id, id)));
}

/** What a reader's bank holds of each place in the tree. */
export async function countByTopic(db: Db | Tx, reader: Reader) {
  const rows = await db
    .select({
      subject: questions.subject,
      grade: questions.grade,
      topicId: questions.topicId,
      questions: count(),
    })
    .from(questions)
    .where(fitting(reader, {}))
    .groupBy(questions.subject, questions.grade, questions.topicId)
    .orderBy(questions.subject, questions.grade, questions.topicId);
  return rows.map((row) => ({ ...row, questions: Number(row.questions) }));
}

/** Tags in use among the newest questions, the most used first. */
export async function tagsInUse(db: Db | Tx, reader: Reader, most = 100): Promise<string[]> {
  const newest = db
    .select({ tags: questions.tags })
    .from(questions)
    .where(and(fitting(reader, {}), sql`${questions.tags} <> '{}'`))
    .orderBy(desc(questions.createdAt), asc(questions.id))
    .limit(5_000);
  const rows = await rowsOf<{ tag: string }>(
    db,
    sql`SELECT tag FROM (${newest}) AS newest, unnest(newest.tags) AS tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${most}`,
  );
  return rows.map(({ tag }) => tag);
}
