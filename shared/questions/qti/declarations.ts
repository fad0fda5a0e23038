import {
  childOf,
  childrenNamed,
  isTrue,
  numberIn,
  type QtiElement,
  readNumber,
  textOf,
  valueTextOf,
} from './element.ts';
import {
  BASE_TYPES,
  type BaseType,
  type Cardinality,
  container,
  isNumeric,
  readScalar,
  type Scalar,
  single,
  type Valued,
} from './value.ts';

/** Points by value, with the bounds of their sum. `fallback` is what an unnamed value is worth. */
export interface Mapping {
  readonly fallback: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly entries: readonly { readonly key: string; readonly points: number; readonly ignoresCase: boolean }[];
}

export interface Area {
  readonly shape: string;
  readonly coords: readonly number[];
}

/** Points by place in a picture. */
export interface AreaMapping extends Pick<Mapping, 'fallback' | 'lower' | 'upper'> {
  readonly entries: readonly (Area & { readonly points: number })[];
}

/** A declared variable of an item. */
export interface Declaration {
  readonly role: 'response' | 'outcome' | 'template';
  readonly identifier: string;
  readonly cardinality: Cardinality;
  readonly baseType: BaseType | null;
  readonly initial: Valued;
  readonly correct: Valued;
  readonly mapping: Mapping | null;
  readonly areaMapping: AreaMapping | null;
  /** Of an outcome: what a number looked up becomes; in order. */
  readonly lookup: Lookup | null;
  readonly normalMaximum: number | null;
  /** True where the file gives a single value several correct ones, or a value that its type cannot hold. */
  readonly isFaulty: boolean;
}

export interface Lookup {
  /** `match`: the entry of the same value; `interpolation`: the first whose source is not above it. */
  readonly mode: 'match' | 'interpolation';
  readonly entries: readonly { readonly source: number; readonly includesBoundary: boolean; readonly target: string }[];
  readonly fallback: string | null;
}

const ROLES = {
  responseDeclaration: 'response',
  outcomeDeclaration: 'outcome',
  templateDeclaration: 'template',
} as const;

const builtIn = (role: Declaration['role'], identifier: string, baseType: BaseType, value: Scalar): Declaration => ({
  ...{ role, identifier, baseType, cardinality: 'single', initial: single(baseType, value), correct: null },
  ...{ mapping: null, areaMapping: null, lookup: null, normalMaximum: null, isFaulty: false },
});

/** Variables that every item has without declaring them (QTI 2.2, 5.1): as they stand when the first attempt is scored. */
export const BUILT_IN: readonly Declaration[] = [
  builtIn('response', 'numAttempts', 'integer', 1),
  builtIn('response', 'duration', 'duration', 0),
  builtIn('outcome', 'completionStatus', 'identifier', 'unknown'),
];

/** The variables that an item (or a test) declares, in document order. */
export function declarationsOf(item: QtiElement): Declaration[] {
  return childrenNamed(item, ...Object.keys(ROLES)).map((element) => {
    const role = ROLES[element.name as keyof typeof ROLES];
    const baseType = baseTypeOf(element.attributes.baseType);
    const cardinality = cardinalityOf(element.attributes.cardinality);
    const correct = childOf(element, 'correctResponse');
    const written = childOf(element, 'defaultValue');
    const initial = written
      ? valuesIn(written, cardinality, baseType)
      : element.attributes.defaultValue === undefined
        ? null
        : listed([element.attributes.defaultValue], cardinality, baseType);
    const mapping = childOf(element, 'mapping');
    const areas = childOf(element, 'areaMapping');
    return {
      role,
      identifier: element.attributes.identifier?.trim() ?? '',
      cardinality,
      baseType,
      // A number that has no default begins at 0 (QTI 2.2, 6.3.1: outcome variables).
      initial:
        initial ??
        (role === 'outcome' && cardinality === 'single' && isNumeric(baseType) && !written
          ? single(baseType, 0)
          : null),
      correct: correct ? valuesIn(correct, cardinality, baseType) : null,
      mapping: mapping ? mappingOf(mapping) : null,
      areaMapping: areas ? areaMappingOf(areas) : null,
      lookup: lookupOf(element),
      normalMaximum: numberIn(element, 'normalMaximum'),
      isFaulty: correct !== undefined && isFaulty(correct, cardinality, baseType),
    };
  });
}

export function baseTypeOf(name: string | undefined): BaseType | null {
  if (name === 'intOrIdentifier') return 'identifier';
  return BASE_TYPES.find((known) => known === name?.trim()) ?? null;
}

function cardinalityOf(name: string | undefined): Cardinality {
  const known: readonly Cardinality[] = ['multiple', 'ordered', 'record'];
  return known.find((each) => each === name?.trim()) ?? 'single';
}

function valuesIn(element: QtiElement, cardinality: Cardinality, baseType: BaseType | null): Valued {
  const values = childrenNamed(element, 'value');
  if (cardinality === 'record') {
    const fields = Object.fromEntries(
      values.map((value) => {
        const own = baseTypeOf(value.attributes.baseType);
        return [value.attributes.fieldIdentifier ?? '', listed([valueTextOf(value)], 'single', own)];
      }),
    );
    return values.length === 0 ? null : { cardinality, baseType: null, values: [], fields };
  }
  return listed(values.map(valueTextOf), cardinality, baseType);
}

function listed(texts: readonly string[], cardinality: Cardinality, baseType: BaseType | null): Valued {
  const scalars = texts.map((text) => readScalar(text, baseType)).filter((scalar): scalar is Scalar => scalar !== null);
  if (cardinality !== 'single') return container(cardinality, baseType, scalars);
  const [first] = scalars;
  return first === undefined ? null : single(baseType, first);
}

function isFaulty(correct: QtiElement, cardinality: Cardinality, baseType: BaseType | null): boolean {
  const texts = childrenNamed(correct, 'value').map(textOf);
  if (cardinality === 'single' && texts.length > 1) return true;
  return cardinality !== 'record' && texts.some((text) => text.trim() !== '' && readScalar(text, baseType) === null);
}

function mappingOf(element: QtiElement): Mapping {
  const ignoring = element.attributes.caseSensitive !== undefined && !isTrue(element.attributes.caseSensitive);
  return {
    ...boundsOf(element),
    entries: childrenNamed(element, 'mapEntry').map((entry) => {
      const said = entry.attributes.caseSensitive;
      return {
        key: entry.attributes.mapKey ?? '',
        points: numberIn(entry, 'mappedValue') ?? 0,
        ignoresCase: said === undefined ? ignoring : !isTrue(said),
      };
    }),
  };
}

function areaMappingOf(element: QtiElement): AreaMapping {
  const entries = childrenNamed(element, 'areaMapEntry').map((entry) => ({
    ...areaOf(entry),
    points: numberIn(entry, 'mappedValue') ?? 0,
  }));
  return { ...boundsOf(element), entries };
}

function boundsOf(element: QtiElement): Pick<Mapping, 'fallback' | 'lower' | 'upper'> {
  return {
    fallback: numberIn(element, 'defaultValue') ?? 0,
    lower: numberIn(element, 'lowerBound'),
    upper: numberIn(element, 'upperBound'),
  };
}

/** Shape and coordinates as an element's attributes give them; percentages lose their sign. */
export function areaOf(element: QtiElement): Area {
  const coords = (element.attributes.coords ?? '')
    .split(/[\s,]+/)
    .flatMap((text) => readNumber(text.replace('%', '')) ?? []);
  return { shape: element.attributes.shape?.trim() ?? 'default', coords };
}

function lookupOf(element: QtiElement): Lookup | null {
  const table =
    childOf(element, 'matchTable', 'interpolationTable') ??
    childOf(childOf(element, 'lookupTable'), 'matchTable', 'interpolationTable');
  if (!table) return null;
  const isMatch = table.name === 'matchTable';
  return {
    mode: isMatch ? 'match' : 'interpolation',
    fallback: table.attributes.defaultValue ?? null,
    entries: childrenNamed(table, isMatch ? 'matchTableEntry' : 'interpolationTableEntry').map((entry) => ({
      source: numberIn(entry, 'sourceValue') ?? Number.NaN,
      includesBoundary: entry.attributes.includeBoundary === undefined || isTrue(entry.attributes.includeBoundary),
      target: entry.attributes.targetValue ?? '',
    })),
  };
}
