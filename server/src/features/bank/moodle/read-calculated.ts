import { childOf, childrenOf, type XmlElement } from '../formats/xml.ts';
import { numberOf, shareOf } from './numbers.ts';
import type { CalculatedAnswer, MoodleBody } from './question.ts';
import { isSaid, named, numberIn, optionalText, saidIn, textIn, unitsOf } from './xml-parts.ts';

const TOLERANCES = { 2: 'nominal', 3: 'geometric' } as const;

/** The calculated types: formulas as answers, wild cards `{a}` whose values stand in data sets. */
export function calculatedBody(element: XmlElement, type: string): MoodleBody {
  const answers = named(element, 'answer').map(
    (answer): CalculatedAnswer => ({
      text: textIn(answer),
      share: shareOf(numberOf(answer.attributes.fraction ?? '0') ?? 0),
      feedback: optionalText(answer, 'feedback'),
      tolerance: Math.abs(numberIn(answer, 'tolerance') ?? 0),
      toleranceType: TOLERANCES[saidIn(answer, 'tolerancetype') as unknown as keyof typeof TOLERANCES] ?? 'relative',
      rounding: saidIn(answer, 'correctanswerformat') === '2' ? 'figures' : 'decimals',
      length: Math.min(12, Math.max(0, Math.round(numberIn(answer, 'correctanswerlength') ?? 2))),
    }),
  );
  return {
    type: 'calculated',
    answers,
    variants: variantsOf(element),
    choices: type === 'calculatedmulti' ? { single: isSaid(element, 'single', true) } : null,
    ...unitsOf(element),
  };
}

/** One record of values for each number that every wild card has a value for. */
function variantsOf(element: XmlElement): Record<string, number>[] {
  const cards = childrenOf(childOf(element, 'dataset_definitions')).map((definition) => ({
    name: saidIn(definition, 'name'),
    values: new Map(
      childrenOf(childOf(definition, 'dataset_items')).map((item) => [
        numberIn(item, 'number') ?? 0,
        numberIn(item, 'value'),
      ]),
    ),
  }));
  const numbers = [...(cards[0]?.values.keys() ?? [])].sort((one, other) => one - other);
  return numbers
    .map((number) => cards.map(({ name, values }) => [name, values.get(number) ?? null] as const))
    .filter((values) => values.every(([, value]) => value !== null))
    .map((values) => Object.fromEntries(values.map(([name, value]) => [name, value ?? 0])));
}
