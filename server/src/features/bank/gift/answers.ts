import { numberOf, shareOf } from '../moodle/numbers.ts';
import type { MoodleAnswer, MoodleBody, MoodleText, NumericalAnswer, TextFormat } from '../moodle/question.ts';
import { showEscapes } from './escapes.ts';

/** Thrown by the parser for one question, with the signs that are amiss; the reader reports it and goes on with the next. */
export class GiftError extends Error {}

const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/i;

/** A text with the format that its author named in brackets, or the one that holds around it. */
export function giftText(written: string, around: TextFormat): MoodleText {
  const named = FORMAT.exec(written);
  const format = (named?.[1]?.toLowerCase() ?? around) as TextFormat;
  const rest = written.slice(named?.[0].length ?? 0).trim();
  // A line's end is only where the file was wrapped, unless the format gives it a meaning.
  const flowing = format === 'markdown' || format === 'plain' ? rest : rest.replace(/\s*\n\s*/g, ' ');
  return { text: showEscapes(flowing), format };
}

/**
 * What stands between the braces, general feedback taken away. Control characters that mean nothing are hidden.
 * What has no place in the question comes into `lost`, as it is written.
 */
export function giftBody(answers: string, format: TextFormat, lost: string[]): MoodleBody {
  if (answers === '')
    return {
      type: 'essay',
      format: 'rich',
      files: 0,
      minWords: null,
      maxWords: null,
      forMarkers: null,
      template: null,
    };
  // A plug-in writes things to be ordered so.
  if (/^>\s*\d/.test(answers)) throw new GiftError('> …');
  if (answers.startsWith('#')) return numerical(answers.slice(1), format, lost);
  if (answers.includes('~')) return multipleChoice(answers, format, lost);
  if (answers.includes('=') && answers.includes('->')) return matching(answers, format, lost);
  return trueFalse(answers, format, lost) ?? shortAnswer(answers, format);
}

interface Piece {
  readonly sign: string;
  readonly weight: number | null;
  readonly words: string;
  readonly feedback: MoodleText | null;
}

const WEIGHT = /^\s*%\s*([-+]?\d+(?:[.,]\d+)?)\s*%/;

/** "~%50%words#feedback" and the like, one for each sign. What stands before the first sign is a piece without one. */
function piecesOf(answers: string, signs: RegExp, format: TextFormat): Piece[] {
  const cuts = [...answers.matchAll(signs)].map((found) => found.index);
  const starts = cuts[0] === 0 ? cuts : [0, ...cuts];
  return starts
    .map((from, at) => answers.slice(from, starts[at + 1] ?? answers.length))
    .map((piece) => {
      const sign = /^[~=]/.exec(piece)?.[0] ?? '';
      const weight = WEIGHT.exec(piece.slice(sign.length));
      const rest = piece.slice(sign.length + (weight?.[0].length ?? 0));
      const cut = rest.indexOf('#');
      return {
        sign,
        weight: weight ? shareOf(Number((weight[1] ?? '').replace(',', '.'))) : null,
        words: (cut < 0 ? rest : rest.slice(0, cut)).trim(),
        feedback: cut < 0 ? null : feedbackOf(rest.slice(cut + 1), format),
      };
    })
    .filter((piece) => piece.sign !== '' || piece.words !== '');
}

function feedbackOf(written: string, format: TextFormat): MoodleText | null {
  return written.trim() === '' ? null : giftText(written, format);
}

function answersOf(pieces: readonly Piece[], format: TextFormat): MoodleAnswer[] {
  return pieces.map(({ sign, weight, words, feedback }) => ({
    text: giftText(words, format),
    share: weight ?? (sign === '~' ? 0 : 1),
    feedback,
  }));
}

function multipleChoice(answers: string, format: TextFormat, lost: string[]): MoodleBody {
  const all = piecesOf(answers, /[~=]/g, format);
  const pieces = all.filter((piece) => piece.sign !== '');
  lost.push(...all.filter((piece) => piece.sign === '').map(({ words }) => words));
  if (pieces.length < 2) throw new GiftError('~ …');
  // Without a fully right answer several may be chosen: the rule of the format.
  const single = pieces.some((piece) => piece.sign === '=');
  return { type: 'multichoice', single, shuffle: true, answers: answersOf(pieces, format) };
}

function shortAnswer(answers: string, format: TextFormat): MoodleBody {
  const pieces = piecesOf(answers, /=/g, format);
  const given = answersOf(pieces, 'plain').map((answer, at) => ({ ...answer, feedback: pieces[at]?.feedback ?? null }));
  if (given.every((answer) => answer.text.text === '')) throw new GiftError('= …');
  return { type: 'shortanswer', ignoreCase: true, answers: given };
}

function matching(answers: string, format: TextFormat, lost: string[]): MoodleBody {
  const pairs = piecesOf(answers, /=/g, format).map(({ words, weight, feedback }) => {
    if (weight !== null) lost.push(`%${Number((weight * 100).toFixed(4))}%`);
    if (feedback !== null) lost.push(`#${feedback.text}`);
    const cut = words.indexOf('->');
    if (cut < 0) throw new GiftError('… -> …');
    const target = giftText(words.slice(cut + 2), 'plain');
    if (target.text === '') throw new GiftError('-> …');
    return { source: giftText(words.slice(0, cut), format), target };
  });
  return { type: 'match', pairs };
}

function trueFalse(answers: string, format: TextFormat, lost: string[]): MoodleBody | null {
  const [said = '', wrong = '', right = '', ...more] = answers.split('#');
  const found = /^(T|TRUE|F|FALSE)$/i.exec(said.trim());
  if (!found) return null;
  lost.push(...more.filter((words) => words.trim() !== '').map((words) => `#${words.trim()}`));
  const key = found[0].toUpperCase().startsWith('T');
  return { type: 'truefalse', key, feedback: [feedbackOf(right, format), feedbackOf(wrong, format)] };
}

/** "1822:1", "3.141..3.142", or several with weights; after "~" stands the feedback for all other answers. */
function numerical(answers: string, format: TextFormat, lost: string[]): MoodleBody {
  const [right = '', ...others] = answers.split('~');
  const given = piecesOf(right.trim(), /=/g, format).map(
    ({ words, weight, feedback }): NumericalAnswer => ({ ...rangeOf(words), share: weight ?? 1, feedback }),
  );
  if (given.length === 0) throw new GiftError('# …');
  lost.push(...others.map((piece) => /^[^#]*/.exec(piece)?.[0].trim() ?? '').filter((words) => words !== ''));
  const wrong = others
    .map((piece) => feedbackOf(piece.replace(/^[^#]*#?/, ''), format))
    .filter((each) => each !== null);
  const rest = wrong.map((feedback): NumericalAnswer => ({ value: null, tolerance: 0, share: 0, feedback }));
  return { type: 'numerical', answers: [...given, ...rest], units: [], unitRequired: false };
}

function rangeOf(words: string): { value: string | null; tolerance: number } {
  if (words === '*') return { value: null, tolerance: 0 };
  const [low, high] = words.split('..').map(numberOf);
  if (words.includes('..')) {
    if (low == null || high == null) throw new GiftError(`#${showEscapes(words)}`);
    // Twelve figures: half the sum of two decimals is not quite a decimal.
    const round = (value: number) => Number(value.toPrecision(12));
    return { value: String(round((low + high) / 2)), tolerance: round(Math.abs(high - low) / 2) };
  }
  const [value = '', tolerance = '0'] = words.split(':');
  const [number, distance] = [numberOf(value), numberOf(tolerance)];
  if (number === null || distance === null) throw new GiftError(`#${showEscapes(words)}`);
  return { value: value.trim(), tolerance: Math.abs(distance) };
}
