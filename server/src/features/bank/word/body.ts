import { answerCellsOf, isAnswerLine } from './answer-cells.ts';
import { type Level, leadOf, solutionStartOf } from './conventions.ts';
import { chosenInSolution, isLoneAnswer, type KeyLine, keyLineOf, keyTagOf, verdictsIn } from './key-lines.ts';
import { findLabels, type Label, secondListOf } from './labels.ts';
import { lineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { asItLooks } from './look-alikes.ts';
import { type Piece, paragraphsOf, plain, slice, trim, type WordBlock } from './ooxml/content.ts';

/** An option or a statement with what its letter looked like. */
export interface Choice {
  readonly label: Label;
  readonly level: Level | null;
  readonly blocks: WordBlock[];
}

/** A question's lines by what they are for. */
export interface Body {
  /** Stem, options and statements together, as a kind without choices reads them. */
  readonly asked: WordBlock[];
  readonly stem: WordBlock[];
  readonly options: Choice[];
  readonly statements: Choice[];
  readonly solution: WordBlock[];
  readonly hasSolution: boolean;
  readonly keys: readonly KeyLine[];
  /** Where a second list of options begins. */
  readonly secondList?: string;
}

export function bodyOf(lines: readonly Line[]): Body {
  const { asked, solution, hasSolution, keys } = separated(lines);
  const whole = asked.map((line) => line.block);
  const upper = findLabels(asked, 'upper');
  if (upper.length >= 2 || (upper.length === 1 && findLabels(asked, 'lower').length < 2)) {
    const { stem, choices } = dealt(asked, upper);
    const second = secondListOf(asked, upper);
    const twice = second === null ? {} : { secondList: second };
    return { asked: whole, stem, options: choices, statements: [], solution, hasSolution, keys, ...twice };
  }
  const { stem, choices } = dealt(asked, findLabels(asked, 'lower'));
  const { statements, key } = withoutVerdicts(choices);
  const all: KeyLine[] = key === null ? keys : [...keys, { text: key, how: 'said' }];
  return { asked: whole, stem, options: [], statements, solution, hasSolution, keys: all };
}

const VERDICT =
  /\s*[([]\s*(Đúng|Sai|Đ|S)\s*[)\]]\s*[.;]?\s*$|(?<=[.;:?!"”\uE000-\uE002]|\t|\s{2}|[-–→…_]\s*)\s*(Đúng|Sai|ĐÚNG|SAI|Đ|S)\s*[.;]?\s*$/u;

/** "a) Ba cạnh bằng nhau. (Đ)": where every statement ends so, the verdicts are the key and no part of the statements. */
function withoutVerdicts(choices: readonly Choice[]): { statements: Choice[]; key: string | null } {
  const judgedChoices = choices.map((choice) => {
    const last = choice.blocks.at(-1);
    const found = last?.type === 'paragraph' && !last.isQuoted ? VERDICT.exec(lineText(last.pieces)) : null;
    if (!found || last?.type !== 'paragraph') return null;
    const block = { ...last, pieces: slice(last.pieces, 0, found.index) };
    const statement = { ...choice, blocks: [...choice.blocks.slice(0, -1), block] };
    return { statement, verdict: `${choice.label.letter}) ${found[1] ?? found[2]}` };
  });
  const judged = judgedChoices.filter((one) => one !== null);
  if (judged.length < 2 || judged.length < choices.length) return { statements: [...choices], key: null };
  return { statements: judged.map((one) => one.statement), key: judged.map((one) => one.verdict).join(' ') };
}

/** Takes key lines and the solution out; the rest is what is asked. */
function separated(lines: readonly Line[]) {
  const asked: Line[] = [];
  const solution: WordBlock[] = [];
  const keys: KeyLine[] = [];
  let hasSolution = false;
  let afterKey = false;
  for (const whole of lines) {
    const line = withoutKeyTag(whole, keys);
    if (line.block.type === 'table') {
      const cells = isAnswerLine(asked.at(-1)?.text) ? answerCellsOf(line.block) : null;
      if (cells !== null) {
        asked.pop();
        if (cells !== '') keys.push({ text: cells, how: 'said' });
        afterKey = cells !== '';
      } else if (hasSolution || afterKey) solution.push(line.block);
      else asked.push(line);
      continue;
    }
    if (whole !== line && line.text.trim() === '') continue;
    const text = plainLine(line);
    const start = solutionStartOf(line.text);
    if (start !== null) {
      hasSolution = true;
      const rest = slice(line.block.pieces, start);
      if (trim(rest).length > 0) solution.push({ ...line.block, pieces: rest });
      const chosen = chosenInSolution(text);
      if (chosen) keys.push({ text: chosen, how: 'chosen' });
      continue;
    }
    const key = keyLineOf(text) ?? belowItsWords(asked, text);
    if (key) {
      keys.push(key);
      afterKey = true;
    } else if (hasSolution || (afterKey && line.text.trim() !== '')) {
      solution.push(line.block);
      const chosen = chosenInSolution(text);
      if (chosen) keys.push({ text: chosen, how: 'chosen' });
    } else asked.push(line);
  }
  const verdicts = judged(solution);
  if (verdicts !== null) keys.push({ text: verdicts, how: 'judged' });
  return { asked, solution, hasSolution, keys };
}

/** "Đáp án:" on a line of its own, the answer on the next. */
function belowItsWords(asked: Line[], text: string): KeyLine | null {
  if (!isLoneAnswer(text) || !isAnswerLine(asked.at(-1)?.text)) return null;
  asked.pop();
  return { text: text.trim(), how: 'said' };
}

/** Statements judged one by one in a solution, as a key: only where each letter stands once. */
function judged(solution: readonly WordBlock[]): string | null {
  const spoken = solution.flatMap(paragraphsOf).filter(({ isQuoted }) => !isQuoted);
  const found = spoken.flatMap(({ pieces }) => verdictsIn(asItLooks(plain(pieces))));
  const letters = found.map(({ letter }) => letter);
  if (letters.length < 2 || letters.join('') !== 'abcd'.slice(0, letters.length)) return null;
  return found.map(({ letter, verdict }) => `${letter}) ${verdict}`).join(' ');
}

/** Line breaks kept, formulas by their plain text: a key may be written as a formula. */
function plainLine(line: Line): string {
  return line.text === '' || line.block.type === 'table' ? '' : asItLooks(plain(line.block.pieces));
}

function withoutKeyTag(line: Line, keys: KeyLine[]): Line {
  const tag = keyTagOf(line.text);
  if (!tag || line.block.type === 'table') return line;
  keys.push({ text: tag.text, how: 'said' });
  const pieces = [...slice(line.block.pieces, 0, tag.start), ...slice(line.block.pieces, tag.end)];
  return { ...line, block: { ...line.block, pieces }, text: lineText(pieces) };
}

/** What stands before the first letter is the stem; between two letters stands a choice. */
function dealt(lines: readonly Line[], labels: readonly Label[]): { stem: WordBlock[]; choices: Choice[] } {
  const [first] = labels;
  const stem: WordBlock[] = [];
  const choices = labels.map((label) => ({ label, level: null as Level | null, blocks: [] as WordBlock[] }));
  for (const [at, line] of lines.entries()) {
    if (line.block.type === 'table') {
      stem.push(line.block);
      continue;
    }
    const here = labels.filter((label) => label.line === at);
    const before = slice(line.block.pieces, 0, here[0]?.from);
    const owner = choices.findLast((choice) => choice.label.line < at);
    if (trim(before).length > 0) {
      const block = { ...line.block, pieces: before };
      // A picture after the last option belongs to the question, as on paper.
      if (!owner || !first || (isPictureOnly(before) && !block.isQuoted)) stem.push(block);
      else owner.blocks.push(block);
    }
    for (const [index, label] of here.entries()) {
      const choice = choices[labels.indexOf(label)];
      if (!choice) continue;
      const pieces = slice(line.block.pieces, label.to, here[index + 1]?.from);
      const lead = leadOf(lineText(pieces));
      choice.level = lead.level;
      const own = slice(pieces, lead.level ? lead.end : 0);
      const floating = own.filter((piece) => piece.type === 'picture' && piece.floating);
      if (floating.length > 0) stem.push({ type: 'paragraph', pieces: floating });
      const content = trim(own.filter((piece) => !floating.includes(piece)));
      if (content.length > 0) choice.blocks.push({ ...line.block, pieces: content });
    }
  }
  return { stem, choices };
}

function isPictureOnly(pieces: readonly Piece[]): boolean {
  const left = trim(pieces).filter((piece) => piece.type !== 'text' || piece.text.trim() !== '');
  return left.length > 0 && left.every((piece) => piece.type === 'picture');
}
