import type { RichText } from 'shared/questions/content.ts';
import { asksToRead, isInstruction, type SharedRange, sharedRangeOf, withoutNumbers } from './instructions.ts';
import { lineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { flat, paragraphsOf, slice, type WordBlock } from './ooxml/content.ts';
import { richText } from './rich-text.ts';

/** What stands before questions and is needed to answer them. */
export interface Context {
  /** "Mark the letter A, B, C or D …": each question repeats it. */
  readonly instruction: readonly WordBlock[];
  /** A text, a table, a picture that several questions are about. */
  readonly passage: Passage | null;
  /** The questions named by number; null where it holds until something else is said. */
  readonly range: SharedRange | null;
  /** As it stands in the file. */
  readonly source: readonly WordBlock[];
}

export interface Passage {
  readonly title?: string;
  readonly blocks: readonly WordBlock[];
}

export const NO_CONTEXT: Context = { instruction: [], passage: null, range: null, source: [] };

/** Fewer letters than this after an instruction that asks to read nothing are part of the instruction. */
const SHORTEST_TEXT = 120;
/** An instruction of one paragraph that is longer has its text in the same paragraph. */
const LONGEST_INSTRUCTION = 250;

/** Lines before a question as what they are for; null where they say nothing. */
export function contextOf(lines: readonly Line[]): Context | null {
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  const [start] = paragraphsOf(first.block);
  if (start?.role === 'shared') return ownContext(flat(start.pieces), rest);
  const range = lines.map((line) => sharedRangeOf(line.text)).find((found) => found !== null) ?? null;
  const blocks = lines.map((line) => (sharedRangeOf(line.text) ? unnumbered(line) : line.block));
  const source = lines.map(({ block }) => block);
  return isPassage(lines.map(spoken), range)
    ? { instruction: [], passage: { blocks }, range, source }
    : { instruction: blocks, passage: null, range, source };
}

/** As the product writes it: a line that names the questions, a title where there is one, the content. */
function ownContext(text: string, rest: readonly Line[]): Context {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const [from = 0, to = from] = numbers;
  const [second, ...others] = rest;
  const [named] = second ? paragraphsOf(second.block) : [];
  const isTitled = named?.role === 'sharedTitle';
  return {
    instruction: [],
    passage: {
      ...(isTitled ? { title: flat(named.pieces).slice(0, 300) } : {}),
      blocks: (isTitled ? others : rest).map(({ block }) => block),
    },
    range: { from, to },
    source: rest.map(({ block }) => block),
  };
}

/** A paragraph before questions by its words, and whether something is to be seen in it. */
export interface SpokenLine {
  readonly text: string;
  readonly isShown: boolean;
}

/** True where the lines hold more than an instruction: something to read or to look at. */
export function isPassage(lines: readonly SpokenLine[], range: SharedRange | null): boolean {
  if (lines.some(({ isShown }) => isShown)) return true;
  const words = lines.filter(({ text }) => !isInstruction(text)).reduce((sum, { text }) => sum + text.trim().length, 0);
  const isPointed = range !== null || lines.some(({ text }) => asksToRead(text));
  if (words > 0) return isPointed || words >= SHORTEST_TEXT;
  return isPointed && lines.some(({ text }) => text.length >= LONGEST_INSTRUCTION || /\d\s*:\s*\S.{20}/u.test(text));
}

function spoken({ block, text }: Line): SpokenLine {
  return { text, isShown: block.type === 'table' || hasPicture(block) };
}

function hasPicture(block: WordBlock): boolean {
  return paragraphsOf(block).some(({ pieces }) => pieces.some(({ type }) => type === 'picture'));
}

/** The line without the numbers of its questions. */
function unnumbered({ block }: Line): WordBlock {
  if (block.type === 'table') return block;
  const found = withoutNumbers(lineText(block.pieces));
  if (!found) return block;
  const { start, end, words } = found;
  const [there] = slice(block.pieces, start, end);
  const format = there?.type === 'text' ? there.format : {};
  const instead = words === '' ? [] : [{ type: 'text' as const, text: words, format }];
  return { ...block, pieces: [...slice(block.pieces, 0, start), ...instead, ...slice(block.pieces, end)] };
}

/** A passage as its questions carry it. */
export function stimulusOf(passage: Passage): { title?: string; content: RichText } {
  const { title, blocks } = passage;
  return { ...(title === undefined || title === '' ? {} : { title }), content: richText(blocks) };
}
