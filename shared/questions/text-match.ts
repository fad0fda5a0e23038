import { z } from 'zod';
import { foldForSearch } from '../people/names.ts';
import { isWholeShare } from './kind.ts';

/** A text that is taken as right, wholly or in part. */
export const AcceptedText = z.object({
  text: z.string().min(1).max(500),
  /** Share of the points; absent: all. */
  share: z.number().min(0).max(1).optional(),
  /** `words` (where absent): the same words. `wildcard`: "*" stands for any words or none, "\*" for an asterisk. */
  match: z.enum(['words', 'wildcard']).optional(),
});
export type AcceptedText = z.infer<typeof AcceptedText>;

export interface TextRule {
  /** Capitals do not count; true where absent. */
  readonly ignoreCase?: boolean | undefined;
  /** Vietnamese diacritics do not count ("ha noi" is "Hà Nội"); false where absent. */
  readonly ignoreMarks?: boolean | undefined;
}

/** Combining grave, acute, tilde, hook above, dot below: the five tones. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * One spelling of what is meant alike: blanks as one space, one kind of quotation mark, and each syllable's tone at its end,
 * so that "hoà" is "hòa". Case and diacritics go where the rule says so.
 */
export function foldText(text: string, { ignoreCase = true, ignoreMarks = false }: TextRule): string {
  const folded = foldLetters(text, { ignoreCase, ignoreMarks });
  if (ignoreMarks) return folded;
  return folded.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const apart = word.normalize('NFD');
    const tones = apart.match(TONES)?.join('') ?? '';
    return apart.replace(TONES, '') + tones;
  });
}

/** The same without moving tones, in NFC. */
function foldLetters(text: string, { ignoreCase = true, ignoreMarks = false }: TextRule): string {
  const plain = text
    .normalize('NFC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  if (ignoreMarks) return ignoreCase ? foldForSearch(plain) : withoutMarks(plain);
  return ignoreCase ? plain.toLocaleLowerCase('vi') : plain;
}

const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** The best share that a typed text earns, 0 where nothing accepts it. */
export function matchText(typed: string, accepted: readonly AcceptedText[], rule: TextRule): number {
  const given = foldText(typed, rule);
  if (given === '') return 0;
  return accepted.reduce((best, { text, share = 1, match }) => {
    const isMet = match === 'wildcard' ? meetsPattern(typed, text, rule) : given === foldText(text, rule);
    return isMet ? Math.max(best, share) : best;
  }, 0);
}

/**
 * An asterisk may cut a syllable, so tones cannot go to its end here. Instead both sides are spelled as written, then with
 * every "hoà" as "hòa", then the other way round; one of the three has to fit.
 */
function meetsPattern(typed: string, pattern: string, rule: TextRule): boolean {
  const pieces = piecesOf(pattern);
  if (pieces.length === 1) return foldText(typed, rule) === foldText(pieces[0] ?? '', rule);
  const given = foldLetters(typed, rule);
  const folded = pieces.map((piece) => foldPiece(piece, rule));
  return TONE_PLACES.some((place) => hasPieces(place(given), folded.map(place)));
}

/** Blanks at the ends of a piece are kept: "a *" asks for the word "a", "a*" for its first letter. */
function foldPiece(piece: string, rule: TextRule): string {
  const folded = foldLetters(piece, rule);
  if (folded === '') return piece === '' ? '' : ' ';
  return `${/^\s/u.test(piece) ? ' ' : ''}${folded}${/\s$/u.test(piece) ? ' ' : ''}`;
}

/** The tone of an open oa, oe or uy stands on either letter; nowhere else do good spellings differ. */
const ON_SECOND = /(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/giu;
const ON_FIRST = /([ou])([\u0300\u0301\u0303\u0309\u0323])((?<=o.)[ae]|(?<=u.)y)(?![\p{L}\p{M}])/giu;
const TONE_PLACES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD').replace(ON_SECOND, '$1$3$2').normalize('NFC'),
  (text) => text.normalize('NFD').replace(ON_FIRST, '$1$3$2').normalize('NFC'),
];

/**
 * The pieces one after the other, each where it first fits. Blanks within are doubled and the text stands between two, so
 * that "a * b" takes "a b", whose one blank ends "a " and begins " b", and not "ab".
 */
function hasPieces(text: string, pieces: readonly string[]): boolean {
  const given = ` ${doubled(text)} `;
  const start = pieces[0]?.trimStart() ?? '';
  const stop = pieces.at(-1)?.trimEnd() ?? '';
  const first = start === '' ? '' : ` ${doubled(start)}`;
  const last = stop === '' ? '' : `${doubled(stop)} `;
  if (!given.startsWith(first) || !given.endsWith(last) || given.length < first.length + last.length) return false;
  let from = first.length;
  const end = given.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    if (piece.trim() === '') continue;
    const sought = doubled(piece);
    const at = given.indexOf(sought, from);
    if (at < 0 || at + sought.length > end) return false;
    from = at + sought.length;
  }
  return true;
}

const doubled = (text: string) => text.replace(/(?<=\S) (?=\S)/gu, '  ');

function piecesOf(pattern: string): string[] {
  const pieces = [''];
  for (const [token] of pattern.matchAll(/\\\*|[\s\S]/gu)) {
    if (token === '*') pieces.push('');
    else pieces[pieces.length - 1] += token === '\\*' ? '*' : token;
  }
  return pieces;
}

/** Innermost brackets, of any two shapes: "(A | B)", "(0; 1]". Before a blank none opens: "]0; 1[ | ]2; 3[" are two. */
const BRACKETED = /[([{](?=\S)[^()[\]{}]*[)\]}]/gu;

/**
 * Several answers that are all right, as teachers write them in a line: "Hà Nội | thủ đô Hà Nội". Blank ones are left out. A
 * bar between brackets belongs to its answer, "P(A | B)", and so does one behind a backslash.
 */
export function alternativesIn(line: string): string[] {
  let open = line.replaceAll('\\|', '__');
  for (let before = ''; before !== open; ) {
    before = open;
    open = open.replace(BRACKETED, (within) => '_'.repeat(within.length));
  }
  const bars = [...open.matchAll(/(?<=^|\s)\|(?=\s|$)/gu)].map(({ index }) => index);
  return [-1, ...bars]
    .map((bar, at) =>
      line
        .slice(bar + 1, bars[at])
        .trim()
        .replaceAll('\\|', '|'),
    )
    .filter((each) => each !== '');
}

/** The line that is read as these answers; one that stands there twice is said once. */
export const sayAlternatives = (answers: readonly string[]): string =>
  [...new Set(answers)]
    .map((answer) => (alternativesIn(answer).join() === answer ? answer : answer.replaceAll('|', '\\|')))
    .join(' | ');

/** All that is wholly right, in a line. */
export const acceptedLine = (accepted: readonly AcceptedText[]): string =>
  sayAlternatives(accepted.flatMap((each) => (isWholeShare(each.share ?? 1) ? (printed(each) ?? []) : [])));

/**
 * Accepted texts with other wholly right ones, said in a line; a pattern that is named as it is printed goes on as a pattern.
 * What earns a share of the points when the paper was `sealed` still does, unless it is named. Null where the line says
 * nothing, or more than `longest` characters of one.
 */
export function acceptedAnew(
  { accepted, sealed }: Readonly<Record<'accepted' | 'sealed', readonly AcceptedText[]>>,
  line: string,
  longest: number,
): AcceptedText[] | null {
  const texts = alternativesIn(line);
  if (texts.length === 0 || texts.some((text) => text.length > longest)) return null;
  const isWhole = ({ share = 1 }: AcceptedText) => isWholeShare(share);
  const whole = texts.flatMap((text) => {
    const known = accepted.filter((each) => isWhole(each) && printed(each) === text);
    return known.length > 0 ? known : [{ text }];
  });
  return [...whole, ...sealed.filter((each) => !isWhole(each) && !texts.includes(each.text))];
}

/** A text that the first whole answer takes, as it is printed in a key; null where there is none. */
export function firstAccepted(accepted: readonly AcceptedText[]): string | null {
  const found = accepted.find(({ share = 1 }) => share === 1);
  return found ? printed(found) : null;
}

/** A text that it takes: of a pattern its words. Null for a pattern without any. */
function printed({ text, match }: AcceptedText): string | null {
  return match === 'wildcard' ? piecesOf(text).join(' ').replace(/\s+/g, ' ').trim() || null : text;
}

/** How a typed text is counted: right ones as the key, others by their folded spelling. Null for blank. */
export function tallied(typed: string, accepted: readonly AcceptedText[], rule: TextRule): string | null {
  const folded = foldText(typed, rule);
  if (folded === '') return null;
  return isWholeShare(matchText(typed, accepted, rule)) ? firstAccepted(accepted) : folded.normalize('NFC');
}
