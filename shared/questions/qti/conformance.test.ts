import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepareItem, processItem } from './process-item.ts';
import { readXml } from './read-xml.ts';
import { container, readScalar, type Scalar, single, type Valued } from './value.ts';

/** Response-processing cases of an open player, read where the checkout has them beside it. */
const FOLDER = new URL(
  '../../../../shared/corpora/pie-qti/packages/item-player/tests/conformance/fixtures/',
  import.meta.url,
);

/** Cases that expect what QTI does not say, with what QTI says instead. */
const NOT_QTI: readonly [pattern: RegExp, why: string][] = [
  [/^mapResponse_bounds_default_duplicates duplicate/, 'a value that is given twice counts once (2.2, mapResponse)'],
  [/^qti22_basic_q2_multiple .*no selection/, 'an empty container is NULL'],
  [/lookupTable|mapOutcome|record|misc_math|preCondition|allN|baseTypes_all all/, 'no expressions of QTI'],
  [/statsOperator_happy/, 'NULL values are left out of a container; SCORE is not declared'],
  [/toBoolean/, 'a condition is a boolean, not a text'],
  [/template_match_nothing/, 'no template that QTI publishes'],
  [/customOperator/, 'an operator that nobody knows is NULL'],
  [/random_is_deterministic|restarts_until/, 'the draw is the engine’s own'],
];

interface Case {
  readonly name: string;
  readonly xfail?: boolean;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly expect: { readonly score?: number; readonly outcomes?: Readonly<Record<string, unknown>> };
}

const folders = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
const cases = folders.flatMap((folder) => {
  const read = (name: string) => readFileSync(new URL(`${folder}/${name}`, FOLDER), 'utf8');
  const said = JSON.parse(read('cases.json')) as { cases: readonly Case[] };
  return said.cases
    .filter((each) => !each.xfail && !NOT_QTI.some(([pattern]) => pattern.test(`${folder} ${each.name}`)))
    .map((each) => [`${folder} ${each.name}`, read('item.xml'), each] as const);
});

describe.skipIf(folders.length === 0)('response processing of files that nobody here wrote', () => {
  test.each(cases)('%s', (_, xml, { responses = {}, expect: expected }) => {
    const prepared = prepareItem(readXml(xml), 'seed');
    const given = new Map<string, Valued>();
    for (const [identifier, said] of Object.entries(responses)) {
      const declared = prepared.declarations.find((each) => each.identifier === identifier);
      const baseType = declared?.baseType ?? 'string';
      const scalars = (said === null ? [] : [said].flat())
        .map((each) => readScalar(String(each), baseType))
        .filter((each): each is Scalar => each !== null);
      const [first] = scalars;
      const cardinality = declared?.cardinality ?? 'single';
      const one = first === undefined ? null : single(baseType, first);
      given.set(identifier, cardinality === 'single' ? one : container(cardinality, baseType, scalars));
    }
    const { values } = processItem(prepared, given);
    const wanted = { ...expected.outcomes, ...(expected.score === undefined ? {} : { SCORE: expected.score }) };
    for (const [identifier, value] of Object.entries(wanted)) {
      const got = values.get(identifier) ?? null;
      const plain = got === null ? null : got.cardinality === 'single' ? got.values[0] : got.values;
      if (typeof value === 'number') expect(plain, identifier).toBeCloseTo(value, 9);
      else expect(plain, identifier).toEqual(value);
    }
  });
});
