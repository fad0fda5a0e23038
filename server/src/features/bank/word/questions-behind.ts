import { isEnd, isKeyHeading, leadOf, questionLabelOf, solutionStartOf, topicOf } from './conventions.ts';
import { isInstruction } from './instructions.ts';
import { keyLineOf } from './key-lines.ts';
import { lineText } from './line-text.ts';
import { paragraphsOf, type WordBlock } from './ooxml/content.ts';
import { partHeadingOf, sectionOf } from './part-headings.ts';

/**
 * Where, behind a heading of keys, questions begin again that were not asked before it: a collection has the keys of each lesson
 * below its questions. Null where only keys and solutions follow, although these may repeat the questions that they solve.
 */
export function questionsBehind(blocks: readonly WordBlock[], from: number): number | null {
  const texts = blocks.map((block) =>
    paragraphsOf(block)
      .map(({ pieces, isQuoted }) => (isQuoted ? '' : lineText(pieces)))
      .join('\n'),
  );
  const asked = askedIn(blocks, texts);
  const known = new Set(asked.filter(({ at }) => at < from).map(({ words }) => words));
  const behind = asked.filter(({ at }) => at >= from);
  const isNew = behind.map(({ words }) => known.size < known.add(words).size);
  const headings = texts.map((text) => isEnd(text) || isKeyHeading(text));
  let start: number | null = null;
  let [fresh, all, below] = [0, 0, texts.length];
  for (const [index, { at }] of [...behind.entries()].reverse()) {
    if (headings.slice(at, below).includes(true)) [fresh, all] = [0, 0];
    below = at;
    all++;
    if (isNew[index]) fresh++;
    if (isNew[index] && fresh * 2 > all) start = at;
  }
  return start === null ? null : announced(blocks, texts, from, start);
}

interface Asked {
  readonly at: number;
  /** Of stem and options, by which a repeated question is known. */
  readonly words: string;
}

const OPTIONS = [/(?:^|\s)[*#]{0,2}A\s?[.)]/u, /(?:^|\s)[*#]{0,2}B\s?[.)]/u, /(?:^|\s)[*#]{0,2}C\s?[.)]/u];

/** Labelled questions with options: what no key looks like. */
function askedIn(blocks: readonly WordBlock[], texts: readonly string[]): Asked[] {
  const labels = texts.flatMap((text, at) => {
    const label = blocks[at]?.type === 'paragraph' ? questionLabelOf(text) : null;
    return label === null || label.word === 'bare' ? [] : [{ at, end: label.end }];
  });
  return labels.flatMap(({ at, end }, index) => {
    const below = texts.slice(at + 1, Math.min(labels[index + 1]?.at ?? texts.length, at + 13));
    const solved = below.findIndex((line) => keyLineOf(line) !== null || solutionStartOf(line) !== null);
    const own = solved < 0 ? below : below.slice(0, solved);
    const labelled = (texts[at] ?? '').slice(end);
    const text = [labelled.slice(leadOf(labelled).end), ...own].join('\n').slice(0, 3000);
    if (!OPTIONS.every((letter) => letter.test(text))) return [];
    return [
      {
        at,
        words: text
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\d]/gu, '')
          .slice(0, 60),
      },
    ];
  });
}

/** The headings and the instruction that stand between the last key and the first question. */
function announced(blocks: readonly WordBlock[], texts: readonly string[], from: number, question: number): number {
  let start = question;
  for (let at = question - 1; at >= from; at--) {
    const text = texts[at] ?? '';
    if (isLesson(text) || partHeadingOf(text) || sectionOf(text) !== null || isInstruction(text) || topicOf(text))
      start = at;
    else if (blocks[at]?.type === 'table' || questionLabelOf(text) || isEnd(text) || isKeyHeading(text)) break;
    if (/\d\s*[.):=→-]?\s*[A-HĐS](?!\p{L})/u.test(text.slice(0, 200))) {
      start = Math.max(start, at + 1);
      break;
    }
  }
  return start;
}

/** "BÀI 2", "ĐỀ SỐ 2". */
function isLesson(text: string): boolean {
  return /^\s?(?:BÀI|ĐỀ(?: SỐ)?|CHƯƠNG)\s?\d{1,3}(?!\d)/u.test(text);
}
