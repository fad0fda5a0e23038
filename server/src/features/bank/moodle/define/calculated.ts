import type { RichText } from 'shared/questions/content.ts';
import { FormulaError, formulaValue } from '../formula.ts';
import { decimalText } from '../numbers.ts';
import type { CalculatedAnswer, MoodleBody, MoodleText, NumericalAnswer } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { defineChoice } from './choice.ts';
import { type Defined, refused } from './defined.ts';
import { defineNumber } from './typed.ts';

type Calculated = Extract<MoodleBody, { type: 'calculated' }>;
type Cards = Readonly<Record<string, number>>;
type Common = { readonly stem: RichText; readonly solution?: RichText };

/**
 * A question with wild cards is asked here with one set of values: its first variant. That the others are not kept is said
 * ("dataset 1/10"). `commonOf` makes stem and solution once the values stand in their texts.
 */
export function defineCalculated(
  body: Calculated,
  commonOf: (fill: (text: MoodleText) => MoodleText) => Common,
  reading: QuestionReading,
): Defined {
  const [cards] = body.variants;
  if (!cards) return refused('calculated: dataset');
  try {
    const fill = (text: MoodleText) => ({ ...text, text: filled(text.text, cards, 2) });
    const common = commonOf(fill);
    if (body.variants.length > 1) reading.lost.add(`dataset 1/${body.variants.length}`);
    if (body.choices) {
      const answers = body.answers.map((answer) => ({
        ...answer,
        text: { ...answer.text, text: filled(answer.text.text, cards, answer.length) },
      }));
      return defineChoice({ type: 'multichoice', shuffle: true, answers, ...body.choices }, common, reading);
    }
    const answers = body.answers.map((answer) => valued(answer, cards));
    return defineNumber({ ...body, answers }, common, reading.lost);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return refused(`calculated: ${error.message}`.slice(0, 200));
  }
}

/** `{a}` as its value, `{=…}` as the value of its formula. */
function filled(text: string, cards: Cards, decimals: number): string {
  return text
    .replace(/\{=((?:[^{}]|\{[^{}]*\})*)\}/g, (_found, formula: string) =>
      shown(Number(formulaValue(formula, cards).toFixed(Math.max(decimals, 0)))),
    )
    .replace(/\{([^{}=]+)\}/g, (found, name: string) => {
      const value = cards[name.trim()];
      return value === undefined ? found : shown(value);
    });
}

const shown = (value: number) => decimalText(value) ?? String(value);

function valued({ text, share, feedback, ...rule }: CalculatedAnswer, cards: Cards): NumericalAnswer {
  if (text.text.trim() === '*') return { value: null, tolerance: 0, share, feedback };
  const exact = formulaValue(text.text, cards);
  const rounded =
    rule.rounding === 'decimals' ? exact.toFixed(rule.length) : exact.toPrecision(Math.max(1, rule.length));
  // Relative and geometric tolerances are a share of the answer; in so small a range they are alike.
  const distance = rule.toleranceType === 'nominal' ? rule.tolerance : Math.abs(exact) * rule.tolerance;
  return { value: String(Number(rounded)), tolerance: Number(distance.toPrecision(6)), share, feedback };
}
