import { fitsBox, isNumber, normaliseNumber } from 'shared/questions/short-answer/number-box.ts';

/** What keeps a typed answer from standing in the four-cell box, or null where nothing does. */
export type BoxProblem = 'unfinished' | 'notNumber' | 'tooLong';

/**
 * Looks at an answer while it is typed. `unfinished` may still become a number ("-", "1,"); nothing is ever cut off, so a
 * number of more than four characters stands there in full and is warned about.
 */
export function boxProblem(text: string, entry: 'box' | 'free'): BoxProblem | null {
  const typed = normaliseNumber(text);
  if (typed === '') return null;
  if (!isNumber(typed)) return /^-?\d*,?\d*$/.test(typed) ? 'unfinished' : 'notNumber';
  return entry === 'box' && !fitsBox(typed) ? 'tooLong' : null;
}
