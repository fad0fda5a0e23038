import type { Line } from './lines.ts';
import type { Piece } from './ooxml/content.ts';
import type { Format } from './ooxml/formatting.ts';

/** The letter before an option ("A.") or a statement ("a)"), where it stands and how it looks. */
export interface Label {
  readonly line: number;
  /** Offsets in the line's flat text: of the mark before the letter, and of the content after the point. */
  readonly from: number;
  readonly to: number;
  readonly letter: string;
  readonly star: boolean;
  readonly pin: boolean;
  readonly format: Format;
}

/** At a line's start, after a tab, after two blanks: the places where teachers put options. */
const STRONG = {
  upper: /(^\s*|\t\s*|\s{2,})([*#]{0,2})([A-H])(?:\s?[.)](?!\d*[.)])|\/(?=$|[\s\uE000-\uE002]))/gu,
  lower: /(^\s*|\t\s*|\s{2,})([*#]{0,2})([a-h])(?:\s?[.)]|\/(?=$|[\s\uE000-\uE002]))/gu,
};
/** "A:", "(A)", "[A]", "A-": only believed where the usual ways find nothing, for three letters in a row. */
const LOOSE =
  /(^\s*|[\t\n]\s*|\s{2,})([*#]{0,2})(?:[([]\s?(?=[A-H]\s?[)\]]))?([A-H])\s?[:\])–,-](?=[\s\uE000-\uE002])/gu;
/** After one blank: only believed for a letter that is missing between two others. */
const WEAK = {
  upper: /(\s)([*#]{0,2})([A-H])(?:[.)/](?=\s)|[.)](?=[^\s.)]))/gu,
  lower: /(\s)([*#]{0,2})([a-h])\)(?=\s)/gu,
};

/**
 * The letters that make one rising sequence from A (or a): "vitamin A. Chất này…" in a stem is none of them. A letter may
 * be missing in the file; it is then missing here.
 */
export function findLabels(lines: readonly Line[], letters: 'upper' | 'lower'): Label[] {
  const strong = candidates(lines, STRONG[letters]);
  const weak = candidates(lines, WEAK[letters]);
  const first = letters === 'upper' ? 'A' : 'a';
  const starts = strong.filter((label) => label.letter === first);
  const sequences = (starts.length > 0 ? starts : strong.slice(0, 1)).map((start) => rising(strong, start));
  const best = sequences.reduce<Label[]>((longest, one) => (one.length > longest.length ? one : longest), []);
  if (best.length === 0 || (starts.length === 0 && best.length < 2)) {
    const start = weak.findLast((label) => label.letter === first);
    const sequence = start ? rising(weak, start) : [];
    if (sequence.length >= 4) return sequence;
    const loose = letters === 'upper' ? candidates(lines, LOOSE) : [];
    const begin = loose.find((label) => label.letter === first);
    const row = begin ? rising(loose, begin) : [];
    return row.length >= 3 ? row : [];
  }
  return filled(best, weak);
}

/** The words of the line that begins a second list of options: two questions ran into one. Null where there is one list. */
export function secondListOf(lines: readonly Line[], first: readonly Label[]): string | null {
  const last = first.at(-1);
  if (!last || first.length < 3) return null;
  const strong = candidates(lines, STRONG.upper).filter((label) => label.line > last.line);
  const again = strong.find((label) => label.letter === 'A' && rising(strong, label).length >= first.length);
  return again ? (lines[again.line]?.text.trim() ?? null) : null;
}

function candidates(lines: readonly Line[], pattern: RegExp): Label[] {
  return lines.flatMap(({ text, block }, line) =>
    block.type === 'table'
      ? []
      : [...text.matchAll(pattern)].map((found) => {
          const [whole, before = '', marks = '', letter = ''] = found;
          const at = found.index + whole.indexOf(letter, before.length + marks.length);
          return {
            line,
            from: found.index + before.length,
            to: found.index + whole.length,
            letter,
            star: marks.includes('*'),
            pin: marks.includes('#'),
            format: formatAt(block.pieces, at),
          };
        }),
  );
}

function rising(labels: readonly Label[], start: Label): Label[] {
  const sequence = [start];
  for (const [at, label] of labels.entries()) {
    const last = sequence.at(-1) ?? start;
    if (!isAfter(label, last) || label.letter <= last.letter) continue;
    const next = String.fromCharCode(last.letter.charCodeAt(0) + 1);
    const nextComes = labels.slice(at).some((other) => other.letter === next);
    if (label.letter === next || (!nextComes && label.letter.charCodeAt(0) - next.charCodeAt(0) <= 1))
      sequence.push(label);
  }
  return sequence;
}

/** Puts in letters that stand after a single blank ("A. 1 B. 2 C. 3 D. 4"), each between its neighbours. */
function filled(sequence: readonly Label[], weak: readonly Label[]): Label[] {
  const out: Label[] = [];
  for (const [at, label] of sequence.entries()) {
    out.push(label);
    const following = sequence[at + 1];
    const isLastKnown = following === undefined;
    for (;;) {
      const last = out.at(-1) ?? label;
      const next = String.fromCharCode(last.letter.charCodeAt(0) + 1);
      if (next === following?.letter || (isLastKnown && next.toUpperCase() > 'D')) break;
      const found = weak.find(
        (other) =>
          other.letter === next &&
          isAfter(other, last) &&
          (!following || isAfter(following, other)) &&
          // Further lines after the last letter are its content, a solution or a remark.
          (!isLastKnown || other.line === last.line),
      );
      if (!found) break;
      out.push(found);
    }
  }
  return out;
}

function isAfter(label: Label, other: Label): boolean {
  return label.line > other.line || (label.line === other.line && label.from >= other.to);
}

function formatAt(pieces: readonly Piece[], offset: number): Format {
  let at = 0;
  for (const piece of pieces) {
    const length = piece.type === 'text' ? piece.text.length : 1;
    if (offset < at + length) return piece.type === 'text' ? piece.format : {};
    at += length;
  }
  return {};
}
