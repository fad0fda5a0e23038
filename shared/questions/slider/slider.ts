import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, isWholeShare, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { numberValue } from '../short-answer/number-box.ts';

const Value = z.number().min(-1e9).max(1e9);
const scale = {
  min: Value,
  max: Value,
  step: z.number().positive().max(1e9),
  unit: z.string().trim().min(1).max(30).optional(),
  /** Upright, as a thermometer or a level. */
  vertical: z.boolean().optional(),
};

export const SliderDefinition = z.object({
  kind: z.literal('slider'),
  ...definitionBase,
  ...scale,
  /** The right value; null while the author has not said. */
  key: Value.nullable(),
  /** Largest absolute difference still right, in the scale's own unit. */
  tolerance: z.number().nonnegative().max(1e9).optional(),
});
export const SliderView = z.object({ kind: z.literal('slider'), ...viewBase, ...scale });
/** The value that the handle stands at. */
export const SliderResponse = Value;

export type SliderDefinition = z.infer<typeof SliderDefinition>;
export type SliderView = z.infer<typeof SliderView>;
export type SliderResponse = z.infer<typeof SliderResponse>;

/** A value chosen on a scale. */
export const slider: QuestionKind<SliderDefinition, SliderView, SliderResponse> = {
  kind: 'slider',
  definition: SliderDefinition,
  view: SliderView,
  response: SliderResponse,

  toView: ({ stem, min, max, step, unit, vertical }) => ({ kind: 'slider', stem, min, max, step, unit, vertical }),
  shuffleable: () => [],
  marking: () => 'key',
  score({ key, tolerance = 0, step }, response) {
    if (key === null || response === null) return 0;
    // Steps of 0.1 end a hair beside the number that was meant.
    return Math.abs(response - key) <= tolerance + step * 1e-6 ? 1 : 0;
  },
  texts: ({ stem, solution }) => [stem, ...(solution ? [solution] : [])],
  problems,
  keyText: ({ key, tolerance, unit }) =>
    key === null
      ? ''
      : [numberText(key), tolerance ? `± ${numberText(tolerance)}` : '', unit].filter(Boolean).join(' '),
  responseText: ({ unit }, response) =>
    response === null ? '' : [numberText(response), unit].filter(Boolean).join(' '),
  correctResponse: ({ key }) => key,
  /** "5", "5 °C", "5 ± 0,5 °C": without a tolerance its own stays. */
  withKey(definition, text) {
    const { unit, min, max } = definition;
    const bare = unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
    const [said = '', reach, ...more] = bare.split('±');
    const [value, tolerance] = [numberValue(said), reach === undefined ? undefined : numberValue(reach)];
    const isReach = tolerance === undefined || (tolerance !== null && tolerance >= 0);
    if (value === null || value < min || value > max || !isReach || more.length > 0) return null;
    return { ...definition, key: value, ...(tolerance === undefined ? {} : { tolerance }) };
  },
  tallies(definition) {
    const right = slider.keyText(definition) || null;
    return [
      {
        label: '',
        options: null,
        right,
        said: (response) =>
          isWholeShare(slider.score(definition, response, {})) ? right : slider.responseText(definition, response),
      },
    ];
  },
};

function problems({ stem, min, max, step, key, tolerance = 0 }: SliderDefinition): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (isBlank(stem)) found.push('emptyStem');
  if (max <= min || step > max - min) found.push('badScale');
  if (key === null) return [...found, 'noKey'];
  const nearest = min + Math.round((key - min) / step) * step;
  const isReachable = key >= min && key <= max && Math.abs(nearest - key) <= tolerance + step * 1e-6;
  return isReachable ? found : [...found, 'keyOutOfReach'];
}

const numberText = (value: number) => String(value).replace('.', ',');
