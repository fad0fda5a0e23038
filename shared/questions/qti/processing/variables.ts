import type { AreaMapping, Declaration, Mapping } from '../declarations.ts';
import { baseTypeOf } from '../declarations.ts';
import { valueTextOf } from '../element.ts';
import { float, integer, isSame, pointOf, readScalar, type Scalar, single, type Valued } from '../value.ts';
import { isInside } from './geometry.ts';
import { attributeNumber, type Operators, type Run } from './run.ts';

/** Where values come from: the file's constants, the item's variables and maps, chance. */
export const SOURCES: Operators = {
  baseValue: (_, element) => {
    const baseType = baseTypeOf(element.attributes.baseType) ?? 'string';
    const scalar = readScalar(valueTextOf(element), baseType);
    return scalar === null ? null : single(baseType, scalar);
  },
  null: () => null,
  variable: (_, element, run) => {
    named(element.attributes.identifier, run);
    return run.values.get(element.attributes.identifier?.trim() ?? '') ?? null;
  },
  correct: (_, element, run) => {
    const declared = named(element.attributes.identifier, run);
    const correct = declared ? (run.correct.get(declared.identifier) ?? null) : null;
    if (declared && correct === null) run.faults.add(`correct ${declared.identifier}`);
    return correct;
  },
  default: (_, element, run) => run.initial.get(named(element.attributes.identifier, run)?.identifier ?? '') ?? null,
  mapResponse: (_, element, run) => {
    const declared = named(element.attributes.identifier, run);
    if (!declared) return null;
    if (!declared.mapping) run.faults.add(`mapResponse ${declared.identifier}`);
    return float(mapped(run.values.get(declared.identifier) ?? null, declared));
  },
  mapResponsePoint: (_, element, run) => {
    const declared = named(element.attributes.identifier, run);
    if (!declared) return null;
    if (!declared.areaMapping) run.faults.add(`mapResponsePoint ${declared.identifier}`);
    return float(mappedPoints(run.values.get(declared.identifier) ?? null, declared.areaMapping));
  },
  randomInteger: (_, element, run) => {
    const least = attributeNumber(element, 'min', run) ?? 0;
    const most = attributeNumber(element, 'max', run) ?? least;
    const by = Math.max(1, attributeNumber(element, 'step', run) ?? 1);
    return integer(least + by * Math.floor(run.random() * (Math.floor((most - least) / by) + 1)));
  },
  randomFloat: (_, element, run) => {
    const least = attributeNumber(element, 'min', run) ?? 0;
    return float(least + run.random() * ((attributeNumber(element, 'max', run) ?? least) - least));
  },
  mathConstant: (_, element) => float(element.attributes.name === 'e' ? Math.E : Math.PI),
};

/** The declaration of that name; one that is missing is a fault of the file. */
function named(identifier: string | undefined, run: Run): Declaration | null {
  const found = run.declared.get(identifier?.trim() ?? '');
  if (!found) run.faults.add(`undeclared ${identifier ?? ''}`);
  return found ?? null;
}

/**
 * Points of a response by a map (QTI 2.2, `mapResponse`): a value that stands in it several times counts once; the sum is
 * held between the bounds. Nothing given is worth nothing, and the lower bound at least.
 */
function mapped(value: Valued, { mapping, baseType }: Pick<Declaration, 'mapping' | 'baseType'>): number {
  if (!mapping) return 0;
  const values = [...new Set(value?.values ?? [])];
  const points = values.reduce((sum: number, each) => sum + worthOf(each, mapping, baseType), 0);
  return bounded(points, mapping);
}

function worthOf(value: Scalar, mapping: Mapping, baseType: Declaration['baseType']): number {
  const found = mapping.entries.find(({ key, ignoresCase }) => {
    const wanted = readScalar(key, baseType);
    if (wanted === null) return false;
    return ignoresCase ? String(wanted).toLowerCase() === String(value).toLowerCase() : isSame(wanted, value);
  });
  return found?.points ?? mapping.fallback;
}

/** Each area counts once however many points lie in it; the areas are asked in their order. */
function mappedPoints(value: Valued, mapping: AreaMapping | null): number {
  if (!mapping) return 0;
  const hit = new Set<number>();
  let points = 0;
  for (const point of value?.values ?? []) {
    const at = mapping.entries.findIndex((area) => isInside(pointOf(point), area));
    if (at < 0) points += mapping.fallback;
    else if (!hit.has(at)) points += mapping.entries[at]?.points ?? 0;
    hit.add(at);
  }
  return bounded(points, mapping);
}

function bounded(points: number, { lower, upper }: Pick<Mapping, 'lower' | 'upper'>): number {
  return Math.min(Math.max(points, lower ?? Number.NEGATIVE_INFINITY), upper ?? Number.POSITIVE_INFINITY);
}
