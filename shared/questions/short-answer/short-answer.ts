import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, isWholeShare, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { alternativesIn, sayAlternatives } from '../text-match.ts';
import { fitsBox, isNumber, normaliseNumber, numberValue } from './number-box.ts';
import { isRightUnit, splitUnit } from './unit.ts';

export const ShortAnswerDefinition = z.object({
  kind: z.literal('shortAnswer'),
  ...definitionBase,
  /** Accepted answers as written ("-1,5"); the first one is printed in the key. Empty while the author has not said. */
  accepted: z.array(z.string().min(1).max(40)).max(20),
  /** Largest absolute difference still right, in the answer's own unit. 0 asks for the exact number. */
  tolerance: z.number().nonnegative().optional(),
  /** `box`: the four-cell box of the 2025 answer sheet. `free`: any number, for exams on screen only. */
  entry: z.enum(['box', 'free']).optional(),
  /**
   * What the number counts. `text` is how it is printed ("m/s"), `accepted` what else is right ("m.s^-1", "km/h" never: the
   * number would be another). `required`: candidates have to write it; else it stands beside the box.
   */
  unit: z
    .object({
      text: z.string().trim().min(1).max(20),
      accepted: z.array(z.string().trim().min(1).max(20)).max(20),
      required: z.boolean(),
    })
    .optional(),
});
export const ShortAnswerView = z.object({
  kind: z.literal('shortAnswer'),
  ...viewBase,
  entry: z.enum(['box', 'free']),
  /** Stands beside the box, unless the unit is asked for. */
  unit: z.string().optional(),
  asksUnit: z.boolean().optional(),
});
/** The text as typed, at most 40 characters: kept raw, judged as a number, and as a number with its unit where one is asked. */
export const ShortAnswerResponse = z.string().max(40);

export type ShortAnswerDefinition = z.infer<typeof ShortAnswerDefinition>;
export type ShortAnswerView = z.infer<typeof ShortAnswerView>;
export type ShortAnswerResponse = z.infer<typeof ShortAnswerResponse>;

/** A number typed into the four-cell box: part III of the 2025 format. Judged by value, so 0,5 and 0,50 are equal. */
export const shortAnswer: QuestionKind<ShortAnswerDefinition, ShortAnswerView, ShortAnswerResponse> = {
  kind: 'shortAnswer',
  definition: ShortAnswerDefinition,
  view: ShortAnswerView,
  response: ShortAnswerResponse,

  toView: ({ stem, entry = 'box', unit }) => ({
    kind: 'shortAnswer',
    stem,
    entry,
    ...(unit?.required ? { asksUnit: true } : unit ? { unit: unit.text } : {}),
  }),
  shuffleable: () => [],
  marking: () => 'key',
  score(definition, response) {
    if (response === null) return 0;
    const { number, unit } = splitUnit(response, definition.unit);
    const given = numberValue(number);
    if (given === null || !isRightUnit(definition.unit, unit)) return 0;
    const tolerance = definition.tolerance ?? 0;
    return definition.accepted.some((answer) => {
      const wanted = numberValue(answer);
      return wanted !== null && Math.abs(given - wanted) <= tolerance + 1e-9;
    })
      ? 1
      : 0;
  },
  texts: (definition) => [definition.stem, ...(definition.solution ? [definition.solution] : [])],
  problems,
  keyText: ({ accepted, unit }) => sayAlternatives(accepted.map((each) => (unit ? `${each} ${unit.text}` : each))),
  responseText: ({ unit }, response) =>
    response === null ? '' : unit && !unit.required && response.trim() !== '' ? `${response} ${unit.text}` : response,
  correctResponse: ({ accepted: [first], unit }) =>
    first === undefined ? null : unit?.required ? `${first} ${unit.text}` : first,
  withKey(definition, text) {
    const said = alternativesIn(text).map((each) => splitUnit(each, definition.unit));
    const isRight = said.every(
      ({ number, unit }) => isNumber(number) && (unit === '' || isRightUnit(definition.unit, unit)),
    );
    return isRight && said.length > 0 ? { ...definition, accepted: said.map(({ number }) => number) } : null;
  },
  tallies: (definition) => {
    const right = definition.accepted[0] ?? null;
    return [
      {
        label: '',
        options: null,
        right,
        said(response) {
          if (response.trim() === '') return null;
          return isWholeShare(shortAnswer.score(definition, response, {})) ? right : spelling(response);
        },
      },
    ];
  },
};

/** One spelling for equal numbers, "0,5" for ",50"; what is no number stays as typed. */
function spelling(text: string): string {
  const value = numberValue(text);
  return value === null ? normaliseNumber(text) : String(value).replace('.', ',');
}

function problems(definition: ShortAnswerDefinition): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (isBlank(definition.stem)) found.push('emptyStem');
  if (definition.accepted.length === 0) return [...found, 'noKey'];
  if (definition.accepted.some((answer) => !isNumber(normaliseNumber(answer)))) found.push('badKeyFormat');
  else if (
    (definition.entry ?? 'box') === 'box' &&
    definition.accepted.some((answer) => !fitsBox(normaliseNumber(answer)))
  )
    found.push('keyTooLong');
  return found;
}
