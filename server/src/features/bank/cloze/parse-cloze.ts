import { numberOf, shareOf } from '../moodle/numbers.ts';

/** What an embedded answer of Moodle's Cloze type is, its many names apart. */
export interface ClozeGap {
  readonly type: 'text' | 'number' | 'dropDown' | 'radio' | 'several';
  readonly weight: number;
  /** Of a text: whether capitals count. */
  readonly caseSensitive: boolean;
  readonly shuffle: boolean;
  readonly answers: readonly ClozeAnswer[];
}

export interface ClozeAnswer {
  /** Source text of the answer: HTML in a page. `*` catches every other answer. */
  readonly text: string;
  readonly share: number;
  readonly feedback: string;
  /** Of a number. */
  readonly tolerance: number;
}

export interface ClozeText {
  /** The text with each embedded answer as `gapMark(index)`. */
  readonly text: string;
  readonly gaps: readonly ClozeGap[];
  /** Types of embedded answers that have no equal ("REGEXP"); they stand in the text as they were written. */
  readonly unknown: readonly string[];
}

const TYPES: Readonly<Record<string, Pick<ClozeGap, 'type' | 'caseSensitive' | 'shuffle'>>> = Object.fromEntries(
  (
    [
      ['SHORTANSWER SA MW', 'text', false, false],
      ['SHORTANSWER_C SAC MWC', 'text', true, false],
      ['NUMERICAL NM', 'number', false, false],
      ['MULTICHOICE MC', 'dropDown', false, false],
      ['MULTICHOICE_S MCS', 'dropDown', false, true],
      ['MULTICHOICE_V MCV MULTICHOICE_H MCH', 'radio', false, false],
      ['MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS', 'radio', false, true],
      ['MULTIRESPONSE MR MULTIRESPONSE_H MRH', 'several', false, false],
      ['MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS', 'several', false, true],
    ] as const
  ).flatMap(([names, type, caseSensitive, shuffle]) =>
    names.split(' ').map((name) => [name, { type, caseSensitive, shuffle }]),
  ),
);

const START = /\{(\d*):([A-Z][A-Z_]*):/gi;
const MARKS = /[\ue100\ue101]/g;
const MARK = /\ue100(\d{1,4})\ue101/g;

/** Stands for the gap of that index while its text is converted: two signs of the private use area around its number. */
export const gapMark = (index: number) => `\ue100${index}\ue101`;

/** A text cut at its gap marks: words and indices of gaps, in order. */
export function splitAtGaps(text: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    if (found.index > from) pieces.push(text.slice(from, found.index));
    pieces.push(Number(found[1]));
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Whether a text has an embedded answer of a known type. */
export function holdsCloze(text: string): boolean {
  return [...text.matchAll(START)].some((found) => TYPES[(found[2] ?? '').toUpperCase()] !== undefined);
}

/**
 * Takes the embedded answers out of a text. Source: docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type and the
 * grammar that its type accepts: `{weight:TYPE:=right#feedback~%50%half~wrong}`, with `\}` `\#` `\~` `\=` for the signs.
 */
export function parseCloze(source: string): ClozeText {
  const clean = source.replace(MARKS, '');
  const gaps: ClozeGap[] = [];
  const unknown: string[] = [];
  let text = '';
  let from = 0;
  for (const start of clean.matchAll(START)) {
    if (start.index < from) continue;
    const name = (start[2] ?? '').toUpperCase();
    const kind = TYPES[name];
    const body = start.index + start[0].length;
    const end = closingBrace(clean, body);
    if (!kind || end < 0) {
      // A word between colons may be anything; with a closing brace and answers it was meant as a gap.
      if (end >= 0 && /[=~%]/.test(clean.slice(body, end))) unknown.push(name);
      continue;
    }
    const weight = start[1] === '' ? 1 : Number(start[1]);
    text += clean.slice(from, start.index) + gapMark(gaps.length);
    gaps.push({ ...kind, weight, answers: answersOf(clean.slice(body, end), kind.type === 'number') });
    from = end + 1;
  }
  return { text: text + clean.slice(from), gaps, unknown };
}

function closingBrace(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '}') return at;
  }
  return -1;
}

const LEAD = /^\s*(=|%(-?\d+(?:[.,]\d*)?)%=?)?/;

function answersOf(body: string, isNumber: boolean): ClozeAnswer[] {
  return splitUnescaped(body, '~')
    .filter((piece, at) => at > 0 || piece.trim() !== '')
    .map((piece) => {
      const lead = LEAD.exec(piece);
      const [answer = '', ...feedback] = splitUnescaped(piece.slice(lead?.[0].length ?? 0), '#');
      const percent = lead?.[2];
      const share = percent !== undefined ? shareOf(Number(percent.replace(',', '.'))) : lead?.[1] === '=' ? 1 : 0;
      const [text, tolerance] = isNumber ? numberAndTolerance(answer) : [unescaped(answer).trim(), 0];
      return { text, share, feedback: unescaped(feedback.join('#')).trim(), tolerance };
    });
}

function numberAndTolerance(answer: string): [text: string, tolerance: number] {
  const bare = unescaped(answer).trim();
  const [value = '', tolerance = '0'] = bare.split(':');
  const [low, high] = bare.split('..').map(numberOf);
  if (bare.includes('..') && low != null && high != null)
    return [String(Number(((low + high) / 2).toPrecision(12))), Number((Math.abs(high - low) / 2).toPrecision(12))];
  return [value.trim(), Math.abs(numberOf(tolerance) ?? 0)];
}

/** At each sign that no backslash precedes; a `#` of a character reference (`&#39;`) is none. */
function splitUnescaped(text: string, sign: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && at + 1 < text.length) {
      piece += letter + text[at + 1];
      at++;
    } else if (letter === sign && !(sign === '#' && text[at - 1] === '&')) {
      pieces.push(piece);
      piece = '';
    } else piece += letter;
  }
  return [...pieces, piece];
}

const unescaped = (text: string) => text.replace(/\\([~#=}{/"\\])/g, '$1');
