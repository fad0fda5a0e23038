import { canonical } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { AnalysedItem, ItemAnalysis, Proof } from 'shared/contracts/analytics.ts';
import { maximumOf } from 'shared/scoring/scheme.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { noteRecords } from '../bank/index.ts';
import {
  type AnswerKey,
  answerKeyOf,
  isExamOver,
  MARKING,
  noteExamUsed,
  type ReadableResults,
  type ResultLine,
} from '../grading/index.ts';
import { type Asked, getAsked } from '../sessions/index.ts';
import { analyseAside } from './analyse-aside.ts';
import type { AnalysedAttempt } from './analyse-items.ts';

/** Goes up whenever the same marks could give other figures. */
const CLASSICAL = 'khaothi-classical-1';

/** The newest analyses by their data hash: equal data give equal figures, so nothing here can be stale. */
const kept = new Map<string, ItemAnalysis>();
const KEPT = 20;

/**
 * The item analysis of the results that were read, over all codes. It shows keys: refused where nothing is marked, and while
 * anybody writes the exam or a session of it has still to be sat.
 */
export async function readItemAnalysis(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  results: ReadableResults,
): Promise<ItemAnalysis> {
  if (!(await isExamOver(db, results.exam.id, now()))) refuse('keyStillSecret');
  const dataHash = dataHashOf(results);
  const known = kept.get(dataHash);
  if (known) return known;
  const marked = results.lines.filter((line) => line.result !== null);
  if (marked.length === 0) refuse('notMarkedYet');

  const begun = performance.now();
  const key = await answerKeyOf({ db, secrets }, results.exam);
  const asked = await getAsked({ db, secrets }, results.exam);
  const printed = printedOrders(asked, key);
  const awaited = awaitedIn(results);
  const figures = await analyseAside({
    items: key.items.map(({ id, part, definition }) => ({ id, part, definition, maximum: pointsOf(key, part) })),
    attempts: marked.flatMap((line) => analysedAttempt(line, key, printed, awaited)),
    maximum: maximumOf(key.scheme),
  });
  const analysis = { ...figures, proof: proofOf(results, now(), Math.round(performance.now() - begun)) };
  await db.transaction((tx) => noteExamUsed({ tx, secrets }, results.exam, now()));
  await noteRecords(db, results.exam.id, recordsOf(asked, analysis.items));
  kept.set(dataHash, analysis);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return analysis;
}

/** The figures as the bank keeps them beside each question. */
function recordsOf({ items }: Asked, analysed: readonly AnalysedItem[]) {
  const rows = new Map(items.map((row) => [row.item, row]));
  return analysed.flatMap(({ item, n, facility, itemRest, answers }) => {
    const row = rows.get(item);
    const wrong = answers.flatMap((one) => (one.isKey || one.label === null ? [] : (one.restCorrelation ?? [])));
    const distractorRest = wrong.length > 0 ? Math.max(...wrong) : null;
    const evidence = { answered: n, facility, discrimination: itemRest, distractorRest };
    return row ? [{ questionId: row.questionId, version: row.version, ...evidence }] : [];
  });
}

/** What figures about these results stand on. */
export function proofOf(results: ReadableResults, computedAt: number, took: number): Proof {
  const n = results.lines.filter((line) => line.result !== null).length;
  return { n, dataHash: dataHashOf(results), codeVersion: `${MARKING} ${CLASSICAL}`, computedAt, took };
}

/** SHA-256 over the marks that count: attempt, revision, and the hashes of ledger and key they were made from. */
function dataHashOf({ lines }: ReadableResults): string {
  const marks = lines.flatMap(({ result }) =>
    result ? [[result.attemptId, result.revision, result.ledgerHash, result.keyHash, CLASSICAL]] : [],
  );
  return hashText(canonical(marks.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))));
}

function printedOrders({ places }: Asked, key: AnswerKey): Map<string, number[]> {
  const place = new Map(key.items.map((item, at) => [item.id, at]));
  return new Map([...places].map(([code, order]) => [code, order.flatMap(({ item }) => place.get(item) ?? [])]));
}

/** Items that a person has yet to mark in any script: until all are, their points say nothing of how hard they are. */
function awaitedIn({ lines }: ReadableResults): Set<string> {
  return new Set(
    lines.flatMap(({ result }) => result?.items.flatMap(({ item, awaits }) => (awaits ? [item] : [])) ?? []),
  );
}

function analysedAttempt(
  { candidate, result }: ResultLine,
  key: AnswerKey,
  printed: ReadonlyMap<string, number[]>,
  awaited: ReadonlySet<string>,
): AnalysedAttempt[] {
  if (!result) return [];
  const marked = new Map(result.items.map((item) => [item.item, item]));
  return [
    {
      total: result.total,
      points: key.items.map(({ id }) => (awaited.has(id) ? null : (marked.get(id)?.points ?? null))),
      responses: key.items.map(({ id }) => marked.get(id)?.response ?? null),
      printed: printed.get(candidate.formCode) ?? key.items.map((_, at) => at),
    },
  ];
}

const pointsOf = (key: AnswerKey, part: number) =>
  key.scheme.parts.find((candidate) => candidate.part === part)?.points ?? 1;
