import type { RichText } from 'shared/questions/content.ts';
import { decimalText, numberOf } from '../numbers.ts';
import type { MoodleBody, NumericalAnswer } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { type Defined, percentText } from './defined.ts';

type Common = { readonly stem: RichText; readonly solution?: RichText };
type Numerical = Pick<Extract<MoodleBody, { type: 'numerical' }>, 'answers' | 'units' | 'unitRequired'>;

/** A text and what of it is accepted; `*` stands for any words, and alone and worth nothing for every wrong answer. */
export function acceptedTexts(answers: readonly { readonly text: string; readonly share: number }[]) {
  return answers
    .filter(({ text, share }) => share > 0 && text.trim() !== '')
    .map(({ text, share }) => {
      const isPattern = /(?<!\\)(?:\\\\)*\*/.test(text);
      const bare = isPattern ? text.trim() : text.trim().replaceAll('\\*', '*');
      return {
        text: bare.slice(0, 500),
        ...(share === 1 ? {} : { share: Math.min(1, share) }),
        ...(isPattern ? { match: 'wildcard' as const } : {}),
      };
    });
}

export function defineShortText(
  { ignoreCase, answers }: Extract<MoodleBody, { type: 'shortanswer' }>,
  common: Common,
  reading: QuestionReading,
): Defined {
  const accepted = acceptedTexts(answers.map(({ text, share }) => ({ text: reading.words(text), share })));
  return { definition: { kind: 'shortText', ...common, accepted, ...(ignoreCase ? {} : { ignoreCase: false }) } };
}

/** Numbers that earn all of the points, with one tolerance; what earns a part of them cannot be kept and is named. */
export function acceptedNumbers(answers: readonly NumericalAnswer[], lost: Set<string>) {
  const right = answers.filter(({ value, share }) => value !== null && share === 1);
  const tolerance = right[0]?.tolerance ?? 0;
  const accepted: string[] = [];
  for (const { value, tolerance: own, share } of answers) {
    if (value === null || share <= 0) continue;
    const number = numberOf(value);
    const text = number === null ? null : decimalText(number);
    const said = `${text ?? value}${own > 0 ? ` ± ${decimalText(own) ?? own}` : ''}`;
    if (text === null) accepted.push(value.slice(0, 40));
    else if (share < 1 || own !== tolerance) lost.add(share < 1 ? `${said}: ${percentText(share)}` : said);
    else accepted.push(text);
  }
  return { accepted, ...(tolerance > 0 ? { tolerance } : {}) };
}

export function defineNumber({ answers, units, unitRequired }: Numerical, common: Common, lost: Set<string>): Defined {
  const same = units.filter(({ multiplier }) => multiplier === 1).map(({ name }) => name.slice(0, 20));
  for (const { name, multiplier } of units) if (multiplier !== 1) lost.add(`unit ${name} × ${multiplier}`);
  const [text, ...others] = same;
  return {
    definition: {
      kind: 'shortAnswer',
      ...common,
      ...acceptedNumbers(answers, lost),
      entry: 'free',
      ...(text === undefined ? {} : { unit: { text, accepted: others.slice(0, 20), required: unitRequired } }),
    },
  };
}
