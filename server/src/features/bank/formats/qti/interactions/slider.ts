import { isTrue, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { numberOf, single, type Valued } from 'shared/questions/qti/value.ts';
import { type Part, promptOf, type ReadContext } from '../interaction.ts';
import { distinct } from '../probes.ts';
import { bestOf } from './selecting.ts';

/** `sliderInteraction`: a value on a scale. The tolerance is what the author's scoring still pays for. */
export function readSlider(element: QtiElement, { content, declared, correct }: ReadContext): Part {
  const { lowerBound, upperBound, step, orientation } = element.attributes;
  const [min, max] = [readNumber(lowerBound) ?? 0, readNumber(upperBound) ?? 100];
  const by = Math.max(readNumber(step) ?? 1, 1e-6);
  const baseType = declared.baseType === 'integer' ? ('integer' as const) : ('float' as const);
  const stops = stopsOf(min, max, by).map((stop) => single(baseType, stop));
  const probes = distinct(stops, correct);
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: numberOf,
    definitions(base, share) {
      const key = numberOf(correct ?? bestOf(probes, share));
      const paid = stops.filter((stop: Valued) => share(stop) > 1 - 1e-9).flatMap((stop) => numberOf(stop) ?? []);
      const reach = key === null ? 0 : Math.max(0, ...paid.map((stop) => Math.abs(stop - key)));
      const scale = { min, max, step: by, ...(orientation === 'vertical' ? { vertical: true } : {}) };
      return [{ kind: 'slider' as const, ...base, ...scale, key, ...(reach > 0 ? { tolerance: reach } : {}) }];
    },
    losses: isTrue(element.attributes.reverse) ? ['slider reverse'] : [],
  };
}

/** The places where the handle can stand; evenly chosen ones where they are many. */
function stopsOf(min: number, max: number, by: number): number[] {
  const count = Math.min(100_000, Math.floor((max - min) / by + 1e-9));
  const every = Math.max(1, Math.ceil(count / 250));
  const stops: number[] = [];
  for (let at = 0; at <= count; at += every) stops.push(Math.round((min + at * by) * 1e9) / 1e9);
  return stops;
}
