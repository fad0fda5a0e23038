import { answerCellsOf } from './answer-cells.ts';
import { isEnd, isKeyHeading, questionLabelOf } from './conventions.ts';
import { isLoneAnswer } from './key-lines.ts';
import { isKeyTable } from './key-table.ts';
import { lineText } from './line-text.ts';
import type { WordBlock } from './ooxml/content.ts';
import { isQuietKeyHeading } from './part-headings.ts';
import { questionsBehind } from './questions-behind.ts';

interface Parted {
  /** Everything up to the end of the questions. */
  readonly body: readonly WordBlock[];
  /** Keys and solutions, wherever they stand. */
  readonly after: readonly WordBlock[];
}

/** The questions of a file, each stretch of them with the keys and solutions after it; keys before the first question are there too. */
export function partedFromKeys(blocks: readonly WordBlock[]): [Parted, ...Parted[]] {
  const texts = blocks.map((block) => (block.type === 'paragraph' && !block.isQuoted ? lineText(block.pieces) : ''));
  const begin = keysBegin(blocks, texts);
  if (!begin) return [{ body: blocks, after: [] }];
  const { end, from } = begin;
  const body = blocks.slice(0, end);
  const first = texts.findIndex((text) => {
    const label = questionLabelOf(text);
    return label !== null && label.word !== 'bare';
  });
  if (end > first || !isKeyHeading(texts[end] ?? '')) {
    const next = questionsBehind(blocks, from);
    if (next === null) return [{ body, after: blocks.slice(from) }];
    return [{ body, after: blocks.slice(from, next) }, ...partedFromKeys(blocks.slice(next))];
  }
  const before = blocks.slice(from, first);
  const [rest, ...others] = partedFromKeys(blocks.slice(first)).map((each) => ({
    ...each,
    after: [...before, ...each.after],
  }));
  return [{ body: [...body, ...(rest?.body ?? [])], after: rest?.after ?? before }, ...others];
}

/** Where the questions are over: at HẾT, at a heading of keys, or before a table of keys that has none. */
function keysBegin(blocks: readonly WordBlock[], texts: readonly string[]): { end: number; from: number } | null {
  const lastQuestion = texts.findLastIndex((text) => {
    const label = questionLabelOf(text);
    return label !== null && label.word !== 'bare' && text.length > label.end + 12;
  });
  const named = texts.findIndex(
    (text, at) => isEnd(text) || isKeyHeading(text) || (at > lastQuestion && isQuietHeading(texts, blocks, at)),
  );
  if (named >= 0) return { end: named, from: named + 1 };
  const questions = texts.filter((text) => questionLabelOf(text)?.word === 'câu').length;
  const table = blocks.findIndex(
    (block, at) => at > lastQuestion && block.type === 'table' && questions > 1 && isKeyTable(block, questions),
  );
  return table < 0 ? null : { end: table, from: table };
}

/** "Đáp án:" is a heading unless the answer's own cells, or nothing more, come after it. */
function isQuietHeading(texts: readonly string[], blocks: readonly WordBlock[], at: number): boolean {
  if (!isQuietKeyHeading(texts[at] ?? '')) return false;
  const next = blocks
    .slice(at + 1)
    .find((block, after) => block.type === 'table' || texts[at + 1 + after]?.trim() !== '');
  if (!next) return false;
  // The answer of one question, typed on the line below its "Đáp án:".
  if (next.type === 'paragraph' && isLoneAnswer(lineText(next.pieces))) return false;
  return next.type === 'table' ? answerCellsOf(next) === null : !isEnd(lineText(next.pieces));
}
