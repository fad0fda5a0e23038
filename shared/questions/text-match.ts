import { z } from 'zod';
import { foldForSearch } from '../people/names.ts';

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
  const plain = text
    .normalize('NFC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  if (ignoreMarks) return ignoreCase ? foldForSearch(plain) : withoutMarks(plain);
  const cased = ignoreCase ? plain.toLocaleLowerCase('vi') : plain;
  return cased.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const apart = word.normalize('NFD');
    const tones = apart.match(TONES)?.join('') ?? '';
    return apart.replace(TONES, '') + tones;
  });
}

const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** The best share that a typed text earns, 0 where nothing accepts it. */
export function matchText(typed: string, accepted: readonly AcceptedText[], rule: TextRule): number {
  const given = foldText(typed, rule);
  if (given === '') return 0;
  return accepted.reduce((best, { text, share = 1, match }) => {
    const isMet = match === 'wildcard' ? meetsPattern(given, text, rule) : given === foldText(text, rule);
    return isMet ? Math.max(best, share) : best;
  }, 0);
}

/** Literal pieces between asterisks, one after the other: never slower than the text is long. */
function meetsPattern(given: string, pattern: string, rule: TextRule): boolean {
  const pieces = piecesOf(pattern).map((piece) => foldText(piece, rule));
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return given === first;
  if (!given.startsWith(first) || !given.endsWith(last) || given.length < first.length + last.length) return false;
  let from = first.length;
  const end = given.length - last.length;
  for (const piece of others) {
    const at = given.indexOf(piece, from);
    if (at < 0 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}

function piecesOf(pattern: string): string[] {
  const pieces = [''];
  for (const [token] of pattern.matchAll(/\\\*|[\s\S]/gu)) {
    if (token === '*') pieces.push('');
    else pieces[pieces.length - 1] += token === '\\*' ? '*' : token;
  }
  return pieces;
}

/** A text that the first whole answer takes, as it is printed in a key; null where there is none. */
export function firstAccepted(accepted: readonly AcceptedText[]): string | null {
  const found = accepted.find(({ share = 1 }) => share === 1);
  if (!found) return null;
  return found.match === 'wildcard' ? piecesOf(found.text).join(' ').replace(/\s+/g, ' ').trim() || null : found.text;
}

/** How a typed text is counted: right ones as the key, others by their folded spelling. Null for blank. */
export function tallied(typed: string, accepted: readonly AcceptedText[], rule: TextRule): string | null {
  const folded = foldText(typed, rule);
  if (folded === '') return null;
  return matchText(typed, accepted, rule) === 1 ? firstAccepted(accepted) : folded.normalize('NFC');
}
