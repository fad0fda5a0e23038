import type { ImportDoubt, ImportProblem } from 'shared/questions/draft.ts';
import type { Progress } from '../../../jobs/answer-as-worker.ts';
import type { FileImport, FileQuestion } from '../formats/imported.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { type Body, bodyOf } from './body.ts';
import { isGivenData, levelNamed, type Part, paperCodeOf } from './conventions.ts';
import { countsOf, picturesOf, titleOf } from './counts.ts';
import { habitsOf } from './decide-keys.ts';
import { define, type FileHabits } from './define.ts';
import { doubtsOf } from './doubts.ts';
import { lettersOf, trueFalseOf } from './key-lines.ts';
import { type KeyTable, readKeyTable } from './key-table.ts';
import { lineText } from './line-text.ts';
import { numberingProblems } from './numbering-problems.ts';
import { paragraphsOf, type WordBlock } from './ooxml/content.ts';
import { openPackage } from './ooxml/open-package.ts';
import { readDocument } from './ooxml/read-document.ts';
import { outlineOf, type RawQuestion } from './outline.ts';
import { richText } from './rich-text.ts';

/**
 * Reads a Word file of questions. No clock, no disk, no network; a hostile file can still cost time, so it is run in a
 * worker that is killed at its limit (read-in-worker.ts).
 * @throws UnreadableFile for what is no Word file, is broken, hostile, or holds no question
 */
export async function readWord(file: Uint8Array, progress?: Progress): Promise<FileImport> {
  return readBlocks(readDocument(await openPackage(file)), progress);
}

/**
 * Questions written by the conventions of Vietnamese papers, wherever their paragraphs came from.
 * @throws UnreadableFile where there is none
 */
export function readBlocks(blocks: readonly WordBlock[], progress?: Progress): FileImport {
  const outline = outlineOf(blocks);
  if (outline.questions.length === 0) throw new UnreadableFile('fileNoQuestions');
  const split = outline.questions.map((raw) => {
    const body = bodyOf(raw.lines);
    return { raw, part: partOf(raw, body), body };
  });
  const code = codeOf(outline.preamble);
  const stretches = Map.groupBy(split, ({ raw }) => outline.afterOf(raw));
  const tables = new Map(
    [...stretches].map(([after, asked]) => [
      after,
      readKeyTable(
        after,
        code,
        asked.map(({ raw: { n }, part }) => ({ n, part })),
      ),
    ]),
  );
  const read = split.map(({ raw, part, body }) => ({
    ...{ raw, part },
    body: withTable(lettered(part, body), part, raw, tables.get(outline.afterOf(raw))),
  }));
  const bodies = read.map(({ body }) => body);
  const habits: FileHabits = { ...habitsOf(bodies), options: usualOptions(bodies) };
  const numbering = numberingProblems(outline.questions);
  const questions = read.map(({ raw, part, body }, at) => {
    progress?.(at, read.length);
    return finished(raw, part, body, habits, numbering[at] ?? []);
  });
  progress?.(read.length, read.length);
  return {
    questions: outline.preamble.some(isData) ? withDoubt(questions, 'dataAtHead') : questions,
    refused: [],
    pictures: picturesOf(outline.questions.flatMap((raw) => [...raw.context.source, ...originsOf(raw)])),
    preamble: richText(outline.preamble),
  };
}

function codeOf(preamble: readonly WordBlock[]): string | null {
  const texts = preamble.flatMap(paragraphsOf).map(({ pieces }) => lineText(pieces));
  return texts.map(paperCodeOf).find((code) => code !== null) ?? null;
}

const isData = (block: WordBlock) => block.type === 'paragraph' && isGivenData(lineText(block.pieces));

/** Of the file as a whole: said with its first question. */
function withDoubt([first, ...rest]: FileQuestion[], doubt: ImportDoubt): FileQuestion[] {
  return first ? [{ ...first, doubts: [...(first.doubts ?? []), doubt] }, ...rest] : [];
}

/** By the heading's words; where they say only "trắc nghiệm" or nothing, by what the question looks like. */
function partOf(raw: RawQuestion, body: Body): Part {
  const isStatements = body.options.length < 2 && body.statements.length >= 2;
  if (isStatements && raw.part !== 2 && raw.part !== 4 && isKeyedByLetter(body)) return 1;
  const hasKey = body.keys.some((key) => key.how === 'said');
  if (raw.part === 1 && isStatements) return 2;
  if (raw.part !== null && raw.isPartNamed) return raw.part;
  if (body.options.length >= 2) return 1;
  if (isStatements && raw.part !== 4) return body.statements.length >= 4 || hasKey || raw.part === 2 ? 2 : 4;
  return raw.part ?? (hasKey ? 3 : 4);
}

/** "a. b. c. d." of primary schools with "Đáp án: b": options, whatever their letters look like. */
function isKeyedByLetter({ keys }: Body): boolean {
  return keys.length > 0 && keys.every(({ text }) => trueFalseOf(text) === null && lettersOf(text).length === 1);
}

function lettered(part: Part, body: Body): Body {
  if (part !== 1 || body.options.length >= 2 || body.statements.length < 2) return body;
  const options = body.statements.map((choice) => ({
    ...choice,
    label: { ...choice.label, letter: choice.label.letter.toUpperCase() },
  }));
  return { ...body, options, statements: [] };
}

/** Keys and solutions that stand after HẾT come to their question, unless it has its own. */
function withTable(body: Body, part: Part, raw: RawQuestion, table: KeyTable | undefined): Body {
  const text = body.keys.length === 0 ? (table?.keyOf(part, raw.n) ?? null) : null;
  const solution = body.solution.length === 0 ? (table?.solutionOf(part, raw.n) ?? []) : [];
  return {
    ...body,
    keys: text === null ? body.keys : [{ text, how: 'said' }],
    solution: solution.length > 0 ? [...solution] : body.solution,
    hasSolution: body.hasSolution || solution.length > 0,
  };
}

/** Four, unless nearly all questions of a longer file have fewer. */
function usualOptions(bodies: readonly Body[]): number {
  const sizes = bodies.map((body) => body.options.length).filter((size) => size >= 2);
  const most = [3, 2].find((size) => sizes.filter((other) => other === size).length >= sizes.length * 0.8);
  return sizes.length >= 5 && most !== undefined ? most : 4;
}

function originsOf(raw: RawQuestion) {
  return [...new Set(raw.lines.map((line) => line.origin))];
}

function finished(
  raw: RawQuestion,
  part: Part,
  body: Body,
  habits: FileHabits,
  ofNumber: readonly ImportProblem[],
): FileQuestion {
  const { stem, choices, problems, ...defined } = define(part, raw, body, habits);
  const { lossy, hidden, lost, ...counts } = countsOf(stem, choices, raw.context.passage?.blocks ?? []);
  const noted = raw.notes.find((note) => /^Mức/iu.test(note.name));
  return {
    ...defined,
    n: raw.n,
    part,
    title: titleOf(stem),
    level: raw.level ?? (noted ? levelNamed(noted.words) : null),
    topic: raw.topic,
    section: part === 4 ? raw.section : null,
    branch: raw.branch,
    group: raw.group,
    stimulus: raw.stimulus,
    points: raw.points,
    notes: raw.notes,
    hasSolution: body.hasSolution,
    counts,
    problems: [
      ...problems,
      ...ofNumber,
      ...(body.secondList
        ? [{ what: 'notUnderstood' as const, detail: body.secondList.slice(0, 300).toWellFormed() }]
        : []),
      ...(lossy > 0 ? [{ what: 'formulaNotConvertible' as const, count: lossy }] : []),
      ...(hidden > 0 ? [{ what: 'pictureNotShown' as const, count: hidden }] : []),
      ...[...new Set(lost)].map((detail) => ({
        ...{ what: 'contentLost' as const, detail },
        count: lost.filter((each) => each === detail).length,
      })),
    ],
    doubts: doubtsOf(raw, part, body, defined.key),
    source: richText([...raw.context.source, ...originsOf(raw)]),
  };
}
