import { foldForSearch } from '../people/names.ts';
import { type Block, inlinesOf, type RichText } from './content.ts';

/** Formulas and words share one index: this sign keeps them apart. */
const FORMULA = 'ƒ';
const LONGEST = 60;

/** What a search holds of some text. */
export interface Searchable {
  /** All words in order, without diacritics and case: what a phrase is looked for in. */
  readonly text: string;
  /** All formulas as signs parted by spaces, each formula between bars: "| x ^ 2 + 1 | a |". */
  readonly formulas: string;
}

export function searchableOf(texts: readonly RichText[]): Searchable {
  const formulas = texts
    .flatMap(inlinesOf)
    .flatMap((part) => (part.type === 'math' ? [formulaSigns(part.latex).join(' ')] : []))
    .filter((signs) => signs !== '');
  return {
    text: wordsIn(texts.flat().map(wordsOfBlock).join(' ')).join(' '),
    formulas: formulas.length === 0 ? '' : `| ${formulas.join(' | ')} |`,
  };
}

/** Without the formulas: their signs are no words. */
function wordsOfBlock(block: Block): string {
  if (block.type === 'code') return block.text;
  if (block.type === 'audio' || block.type === 'video') return `${block.title ?? ''} ${block.transcript ?? ''}`;
  return inlinesOf([block])
    .map((part) => {
      if (part.type === 'text' || part.type === 'hot') return part.text;
      return part.type === 'image' ? ` ${part.alt} ` : ' ';
    })
    .join(block.type === 'table' ? ' ' : '');
}

/** The distinct lexemes of an index: words, and formulas as their signs and pairs of signs. */
export function lexemesIn(text: string, formulas: string, fields: readonly (string | null)[]): readonly string[] {
  const words = [...text.split(' '), ...fields.flatMap((field) => wordsIn(field ?? ''))];
  const signs = formulas
    .split(' | ')
    .flatMap((one) => formulaLexemes(one.split(' ').filter((sign) => !/^\|?$/.test(sign))));
  return [...new Set([...short(words.filter(Boolean)), ...signs])];
}

export interface TypedSearch {
  /** Must all be there, whole. */
  readonly whole: readonly string[];
  /** Must be there as the beginning of a word: the hand may not have finished it. */
  readonly begun: readonly string[];
  /** Parts of `text` that must stand in this order. */
  readonly phrases: readonly string[];
  /** Signs that must follow one another in a formula. */
  readonly formulas: readonly string[];
}

/**
 * A search as it was typed: words in any order, "a phrase" in quotation marks, `$x^2+1$` or anything that only a formula
 * looks like as a formula.
 */
export function typedSearch(typed: string): TypedSearch {
  const phrases: string[] = [];
  const formulas: string[] = [];
  const keepFormula = (_: string, latex: string) => {
    formulas.push(latex);
    return ' ';
  };
  const keepPhrase = (_: string, phrase: string) => {
    phrases.push(wordsIn(phrase).join(' '));
    return ' ';
  };
  const rest = typed.replace(/\$([^$]+)\$/g, keepFormula).replace(/["“”]([^"“”]+)["“”]/g, keepPhrase);
  const words: string[] = [];
  for (const piece of rest.split(/\s+/)) {
    if (/[\\^_=<>≤≥√∫∑∈²³π]|\d[+*/]|[+*/]\d/.test(piece)) formulas.push(piece);
    else words.push(...wordsIn(piece));
  }
  const signs = formulas.map(formulaSigns).filter((one) => one.length > 0);
  const inPhrases = phrases.flatMap((phrase) => phrase.split(' ')).filter(Boolean);
  return {
    whole: short([...inPhrases, ...words.slice(0, -1), ...signs.flatMap(formulaLexemes)]),
    begun: short(words.slice(-1)),
    phrases: phrases.filter((phrase) => phrase.includes(' ')),
    formulas: signs.map((one) => one.join(' ')),
  };
}

const short = (words: readonly string[]) => [...new Set(words)].map((word) => word.slice(0, LONGEST));

/** Words without marks and case, as both sides of a search compare them. */
export function wordsIn(text: string): string[] {
  return foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Spellings of one sign; what only changes how a formula looks is left out. */
const SAME: Readonly<Record<string, string>> = {
  ...{ dfrac: 'frac', tfrac: 'frac', leq: 'le', geq: 'ge', neq: 'ne', '≤': 'le', '≥': 'ge', '≠': 'ne' },
  ...{ '√': 'sqrt', '∫': 'int', '∑': 'sum', '∈': 'in', π: 'pi', '×': 'times', '·': 'cdot', '→': 'to' },
  ...{ rightarrow: 'to', '−': '-', '–': '-', '∞': 'infty', '<': 'lt', '>': 'gt' },
};
const LOOKS = new Set(
  'left right displaystyle textstyle mathrm mathbf mathit text operatorname quad qquad limits big Big bigg Bigg'.split(
    ' ',
  ),
);

/** A formula as its signs in order: braces, spaces and sizes are not part of what it says. */
export function formulaSigns(latex: string): string[] {
  const plain = latex
    .replace(/\{([.,])\}/g, '$1')
    .replace(/²/g, '^2')
    .replace(/³/g, '^3')
    .replace(/\\[,;:! ]/g, '');
  const found = plain.match(/\\[a-zA-Z]+|\d+(?:[.,]\d+)?|\p{L}|[^\s{}\\$&~]/gu) ?? [];
  return found.flatMap((sign) => {
    const name = sign.startsWith('\\') ? sign.slice(1) : sign.replace(',', '.');
    if (LOOKS.has(name)) return [];
    const one = SAME[name] ?? name;
    return [one === '|' ? 'bar' : one.toLowerCase()];
  });
}

function formulaLexemes(signs: readonly string[]): string[] {
  const pairs = signs.slice(1).map((sign, at) => `${FORMULA}${signs[at]} ${sign}`.replace(' ', '·'));
  return [...signs.map((sign) => `${FORMULA}${sign}`), ...pairs];
}
