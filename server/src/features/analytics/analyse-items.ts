import type { AnalysedItem, ItemAnalysis } from 'shared/contracts/analytics.ts';
import { isAnswered } from 'shared/questions/is-answered.ts';
import { linearWords } from 'shared/questions/linear-math.ts';
import { type Definition, kindOf, type Response } from 'shared/questions/registry.ts';
import { summarise } from 'shared/statistics/classical/distribution.ts';
import { itemStatistics } from 'shared/statistics/classical/item-statistics.ts';
import { omissions } from 'shared/statistics/classical/omission.ts';
import { reliability } from 'shared/statistics/classical/reliability.ts';
import { restShares, scoreMatrix, totals } from 'shared/statistics/classical/score-matrix.ts';
import { type StoryItem, tellStories } from 'shared/statistics/stories.ts';
import { answerRows } from './answer-rows.ts';

/** What an item analysis reads; plain data, so that it can be handed to a worker. */
export interface AnalysisInput {
  /** In the exam's master order. `maximum`: points. */
  readonly items: readonly { id: string; part: number; maximum: number; definition: Definition }[];
  readonly attempts: readonly AnalysedAttempt[];
  /** Points of the whole paper. */
  readonly maximum: number;
}

export interface AnalysedAttempt {
  /** The rounded mark. */
  readonly total: number;
  /** By item in master order: points earned, null where the item was not on the paper. */
  readonly points: readonly (number | null)[];
  /** By item in master order; option ids do not depend on the code (mã đề), so codes map back by themselves. */
  readonly responses: readonly (Response | null)[];
  /** Indices of items in the order in which the own paper printed them. */
  readonly printed: readonly number[];
}

const STEM_LENGTH = 90;

/** The classical item analysis of an exam over all its codes. Pure; time O(attempts x items). */
export function analyseItems({ items, attempts, maximum }: AnalysisInput): Omit<ItemAnalysis, 'proof'> {
  const matrix = scoreMatrix(
    attempts.map((attempt) => attempt.points),
    items.map((item) => item.maximum),
  );
  const sums = totals(matrix);
  const statistics = itemStatistics(matrix);
  const consistency = reliability(matrix);
  const blanks = omissions(papersOf(attempts), items.length);
  const responses = responsesByItem(attempts, items.length);
  const numbers = numbersInParts(items);
  const analysed = items.map(({ id, part, maximum: most, definition }, at): AnalysedItem => {
    const figures = statistics[at];
    return {
      item: id,
      part,
      number: numbers[at] ?? 0,
      kind: definition.kind,
      stem: shorten(linearWords(definition.stem)),
      keyText: kindOf(definition.kind).keyText(definition),
      maximum: most,
      n: figures?.n ?? 0,
      facility: figures?.facility ?? null,
      facilityError: figures?.facilityError ?? null,
      itemTotal: figures?.itemTotal ?? null,
      itemRest: figures?.itemRest ?? null,
      itemRestInterval: figures?.itemRestInterval ?? null,
      upperLower: figures?.upperLower ?? null,
      alphaIfDropped: consistency.alphaIfDropped[at] ?? null,
      omitted: blanks[at]?.omitted ?? 0,
      notReached: blanks[at]?.notReached ?? 0,
      answers: answerRows(definition, responses[at] ?? [], restShares(matrix, at, sums)),
    };
  });
  const marks = attempts.map((attempt) => attempt.total);
  const summary = summarise(marks);
  const { alpha, interval, sem, sd, n } = consistency;
  const shareOf = (isIn: (mark: number) => boolean) =>
    marks.length === 0 ? 0 : marks.filter(isIn).length / marks.length;
  const stories = tellStories(
    {
      n: marks.length,
      maximum,
      mean: summary.mean,
      median: summary.median,
      alpha,
      interval,
      sem,
      shareAtTop: shareOf((mark) => mark >= 0.9 * maximum),
      shareAtBottom: shareOf((mark) => mark <= 0.1 * maximum),
    },
    analysed.map(storyItem),
  );
  return { items: analysed, reliability: { n, alpha, interval, sd, sem }, summary, maximum, stories };
}

/** One paper at a time: a hundred thousand of them need not lie in memory together. */
function* papersOf(attempts: readonly AnalysedAttempt[]) {
  for (const attempt of attempts)
    yield attempt.printed.map((item) => ({ item, answered: isAnswered(attempt.responses[item] ?? null) }));
}

/** Per item the responses of all persons; undefined where the item was not given. Read person by person, as they lie. */
function responsesByItem(attempts: readonly AnalysedAttempt[], items: number): (Response | null | undefined)[][] {
  const columns = Array.from({ length: items }, () => new Array<Response | null | undefined>(attempts.length));
  attempts.forEach(({ points, responses }, person) => {
    for (let item = 0; item < items; item++) {
      const column = columns[item];
      if (column) column[person] = points[item] === null ? undefined : (responses[item] ?? null);
    }
  });
  return columns;
}

function storyItem(item: AnalysedItem): StoryItem {
  const options = item.kind === 'choice' ? item.answers : [];
  return { ...item, options: options.flatMap((row) => (row.label === null ? [] : [{ ...row, label: row.label }])) };
}

/** "Câu 3" counts within its part. */
function numbersInParts(items: readonly { readonly part: number }[]): number[] {
  const counts = new Map<number, number>();
  return items.map(({ part }) => {
    const number = (counts.get(part) ?? 0) + 1;
    counts.set(part, number);
    return number;
  });
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= STEM_LENGTH ? line : `${line.slice(0, STEM_LENGTH - 1).trimEnd()}…`;
}
