import { el, type Xml, type XmlNode } from './xml.ts';

/** The words of QTI 3 response processing, for writing it. */
export type Test = XmlNode;

export const variable = (identifier: string) => el('qti-variable', { identifier });
export const correct = (identifier: string) => el('qti-correct', { identifier });
export const mapResponse = (identifier: string) => el('qti-map-response', { identifier });
export const value = (baseType: string, said: string | number | boolean) =>
  el('qti-base-value', { 'base-type': baseType }, String(said));
export const float = (number: number) => value('float', plain(number));
export const sum = (...terms: XmlNode[]) => (terms.length === 1 && terms[0] ? terms[0] : el('qti-sum', {}, ...terms));
export const product = (a: XmlNode, b: XmlNode) => el('qti-product', {}, a, b);
export const largest = (...terms: XmlNode[]) => el('qti-max', {}, ...terms);
export const isNull = (identifier: string) => el('qti-is-null', {}, variable(identifier));
export const match = (a: XmlNode, b: XmlNode) => el('qti-match', {}, a, b);
export const member = (a: XmlNode, b: XmlNode) => el('qti-member', {}, a, b);
export const atLeast = (a: XmlNode, b: XmlNode) => el('qti-gte', {}, a, b);
export const not = (test: XmlNode) => el('qti-not', {}, test);
export const all = (...tests: XmlNode[]) => (tests.length === 1 && tests[0] ? tests[0] : el('qti-and', {}, ...tests));
export const any = (...tests: XmlNode[]) => (tests.length === 1 && tests[0] ? tests[0] : el('qti-or', {}, ...tests));
export const set = (identifier: string, expression: XmlNode) => el('qti-set-outcome-value', { identifier }, expression);
export const add = (identifier: string, points: XmlNode) => set(identifier, sum(variable(identifier), points));

export function when(test: Test, then: readonly XmlNode[], otherwise: readonly XmlNode[] = []): XmlNode {
  const first = el('qti-response-if', {}, test, ...then);
  return el(
    'qti-response-condition',
    {},
    first,
    ...(otherwise.length > 0 ? [el('qti-response-else', {}, ...otherwise)] : []),
  );
}

/** A number without an exponent and without the last bits of a float. */
export function plain(number: number): string {
  const rounded = Math.round(number * 1e9) / 1e9;
  return /e/.test(String(rounded)) ? rounded.toFixed(9) : String(rounded);
}

export interface Entry {
  readonly key: string;
  readonly points: number;
}

/** A response variable with its right values and its map. */
export function response(
  said: { identifier: string; cardinality: 'single' | 'multiple' | 'ordered'; baseType: string },
  right: readonly string[],
  mapping?: { entries: readonly Entry[]; lower?: number; upper?: number; fallback?: number; ignoresCase?: boolean },
): XmlNode {
  const { identifier, cardinality, baseType } = said;
  const values: Xml[] = right.map((each) => el('qti-value', {}, each));
  return el(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': baseType },
    ...(right.length > 0 ? [el('qti-correct-response', {}, ...values)] : []),
    ...(mapping && mapping.entries.length > 0 ? [mapOf(mapping)] : []),
  );
}

type Mapping = NonNullable<Parameters<typeof response>[2]>;

function mapOf({ entries, lower, upper, fallback = 0, ignoresCase }: Mapping): XmlNode {
  const bound = (number: number | undefined) => (number === undefined ? undefined : plain(number));
  return el(
    'qti-mapping',
    { 'default-value': plain(fallback), 'lower-bound': bound(lower), 'upper-bound': bound(upper) },
    ...entries.map(({ key, points }) =>
      el('qti-map-entry', {
        'map-key': key,
        'mapped-value': plain(points),
        'case-sensitive': ignoresCase === undefined ? undefined : !ignoresCase,
      }),
    ),
  );
}

export function outcome(identifier: string, initial: number): XmlNode {
  const start = el('qti-default-value', {}, el('qti-value', {}, plain(initial)));
  return el('qti-outcome-declaration', { identifier, cardinality: 'single', 'base-type': 'float' }, start);
}
