import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../questions/draft.ts';
import { PRESETS_2025 } from '../scoring/scheme.ts';
import { type Blueprint, type Demand, demandsOf, fits, spreadOver } from './blueprint.ts';
import { type Drawable, drawQuestions } from './draw.ts';
import { clustersOf } from './twin-clusters.ts';

const PLACES = ['toan/12/ham-so', 'toan/12/ham-so/cuc-tri', 'toan/12/tich-phan'] as const;
const KINDS = ['choice', 'trueFalseGroup'] as const;

const demand: fc.Arbitrary<Demand> = fc.record({
  row: fc.nat(3),
  part: fc.integer({ min: 1, max: 2 }),
  step: fc.constant('NB' as const),
  kind: fc.constantFrom('choice', 'trueFalseGroup', 'mixed'),
  topicId: fc.constantFrom(null, ...PLACES),
  levels: fc.subarray([...LEVELS], { minLength: 1 }),
  questions: fc.integer({ min: 1, max: 3 }),
});
const question = fc.record({
  kind: fc.constantFrom(...KINDS),
  level: fc.constantFrom(null, ...LEVELS),
  topicId: fc.constantFrom(null, ...PLACES),
  uses: fc.nat(2),
  lastUsedAt: fc.option(fc.nat(3)),
});
const named = (list: readonly Omit<Drawable, 'id'>[]): Drawable[] =>
  list.map((one, at) => ({ ...one, id: `q${String(at).padStart(2, '0')}` }));
const bank = fc.array(question, { maxLength: 12 }).map(named);
const demands = fc.array(demand, { maxLength: 4 });
/** A bank with some pairs of twins in it. */
function withTwins(questions: readonly Drawable[]) {
  const at = fc.nat(Math.max(0, questions.length - 1)).map((place) => questions[place]?.id ?? '');
  return fc
    .array(fc.tuple(at, at), { maxLength: questions.length < 2 ? 0 : 4 })
    .map((twins) => ({ questions, twins: twins.map(([a, b]): [string, string] => [a, b]) }));
}
const twinned = bank.chain(withTwins);

/** How many places can be filled at most, tried out one way after another. */
function most(cells: readonly Demand[], units: readonly (readonly Drawable[])[]): number {
  const [unit, ...rest] = units;
  if (!unit) return 0;
  const ways = cells.flatMap((cell, at) => {
    if (cell.questions === 0 || !unit.some((one) => fits(cell, one))) return [];
    const left = cells.map((other, place) => (place === at ? { ...other, questions: other.questions - 1 } : other));
    return [1 + most(left, rest)];
  });
  return Math.max(most(cells, rest), ...ways);
}

describe('drawing by a blueprint', () => {
  test('a cell gets what fits it, each question once, and no two near twins', () => {
    fc.assert(
      fc.property(demands, twinned, fc.string(), (cells, { questions, twins }, seed) => {
        const drawing = drawQuestions(seed, cells, { questions, kept: [], twins });
        const ids = drawing.cells.flatMap((cell) => cell.ids);
        expect(new Set(ids).size).toBe(ids.length);
        const clusters = clustersOf(
          questions.map(({ id }) => id),
          twins,
        );
        expect(new Set(ids.map((id) => clusters.get(id))).size).toBe(ids.length);
        for (const [at, cell] of drawing.cells.entries()) {
          const wanted = cells[at] as Demand;
          expect(cell.ids.length + cell.short).toBe(wanted.questions);
          expect(cell.short).toBeGreaterThanOrEqual(0);
          for (const id of cell.ids)
            expect(fits(wanted, questions.find((one) => one.id === id) as Drawable)).toBe(true);
        }
      }),
    );
  });

  test('no other draw fills more places', () => {
    // Cells of one place that overlap much: what stands in one has to make room for what fits no other.
    const narrow = fc.record({
      topicId: fc.constantFrom(null, ...PLACES.slice(0, 2)),
      levels: fc.subarray([...LEVELS].slice(0, 2), { minLength: 1 }),
    });
    const tight = fc.array(
      narrow.map((one): Demand => ({ row: 0, part: 1, step: 'NB', kind: 'choice', questions: 1, ...one })),
      { maxLength: 4 },
    );
    const few = fc
      .array(
        fc.record({
          topicId: fc.constantFrom(...PLACES.slice(0, 2)),
          level: fc.constantFrom(...LEVELS.slice(0, 2)),
          uses: fc.nat(2),
        }),
        { maxLength: 6 },
      )
      .map((list) => named(list.map((one) => ({ kind: 'choice', lastUsedAt: null, ...one }))));
    fc.assert(
      fc.property(tight, few.chain(withTwins), (cells, { questions, twins }) => {
        const clusters = clustersOf(
          questions.map(({ id }) => id),
          twins,
        );
        const units = [...new Set(clusters.values())].map((number) =>
          questions.filter(({ id }) => clusters.get(id) === number),
        );
        const drawn = drawQuestions('s', cells, { questions, kept: [], twins }).cells.flatMap(({ ids }) => ids);
        expect(drawn.length).toBe(most(cells, units));
      }),
      { numRuns: 300 },
    );
  });

  test('a cell is short only when all that fits it is spoken for, and says by what', () => {
    fc.assert(
      fc.property(demands, twinned, (cells, { questions, twins }) => {
        for (const cell of drawQuestions('s', cells, { questions, kept: [], twins }).cells)
          if (cell.short > 0) expect(cell.fitting).toBe(cell.ids.length + cell.elsewhere + cell.twins);
      }),
    );
  });

  test('nothing less used is left lying that could stand in the place of something more used', () => {
    const age = (one: Drawable) => one.uses * 100 + (one.lastUsedAt ?? -1);
    fc.assert(
      fc.property(demands, bank, (cells, questions) => {
        const drawing = drawQuestions('s', cells, { questions, kept: [], twins: [] });
        const byId = new Map(questions.map((one) => [one.id, one]));
        const drawn = new Set(drawing.cells.flatMap(({ ids }) => ids));
        for (const [at, { ids }] of drawing.cells.entries())
          for (const left of questions.filter((one) => !drawn.has(one.id) && fits(cells[at] as Demand, one)))
            for (const id of ids) expect(age(byId.get(id) as Drawable)).toBeLessThanOrEqual(age(left));
      }),
    );
  });

  test('the seed alone decides, not the order in which the bank is read; another seed draws others', () => {
    fc.assert(
      fc.property(demands, twinned, fc.string(), (cells, { questions, twins }, seed) => {
        const one = drawQuestions(seed, cells, { questions, kept: [], twins });
        const other = drawQuestions(seed, cells, { questions: questions.toReversed(), kept: [], twins });
        expect(other.cells.map(({ ids }) => ids.toSorted())).toEqual(one.cells.map(({ ids }) => ids.toSorted()));
      }),
    );
    const fresh = { kind: 'choice', level: 'NB', topicId: null, uses: 0, lastUsedAt: null } as const;
    const questions = named(Array.from({ length: 40 }, () => fresh));
    const cell: Demand = {
      ...{ row: 0, part: 1, step: 'NB', kind: 'choice', topicId: null, levels: ['NB'], questions: 4 },
    };
    const draws = ['a', 'b', 'c', 'd'].map((seed) =>
      drawQuestions(seed, [cell], { questions, kept: [], twins: [] }).cells[0]?.ids.toSorted().join(),
    );
    expect(new Set(draws).size).toBe(4);
  });

  test('what stands already stays: it fills its cell, bars its twins, and is named where it fits none', () => {
    const fresh = { kind: 'choice', level: 'NB', topicId: null, uses: 0, lastUsedAt: null } as const;
    const questions = named([fresh, fresh, { ...fresh, uses: 9 }]);
    const cell: Demand = {
      ...{ row: 0, part: 1, step: 'NB', kind: 'choice', topicId: null, levels: ['NB'], questions: 3 },
    };
    const kept = [
      { ...(questions[2] as Drawable), part: 1 },
      { ...fresh, id: 'other', part: 2 },
    ];
    const drawing = drawQuestions('s', [cell], { questions, kept, twins: [['q00', 'q02']] });
    expect(drawing).toEqual({
      cells: [{ ids: ['q02', 'q01'], short: 1, fitting: 4, elsewhere: 1, twins: 1 }],
      outside: ['other'],
    });
  });
});

describe('a blueprint', () => {
  const scheme = PRESETS_2025[0]?.scheme ?? { parts: [] };
  const places = PLACES.map((topicId) => ({ topicId, topic: topicId }));

  test.each(['four', 'three', 'primary'] as const)('spreads the whole scheme over its places, on %s steps', (scale) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), (n, counts) => {
        const parts = scheme.parts.map((part, at) => ({ ...part, questions: counts[at] ?? 0 }));
        const rows = spreadOver({ parts }, scale, places.slice(0, n));
        const blueprint: Blueprint = { scale, rows, seed: null };
        const all = demandsOf(blueprint, { parts });
        for (const part of parts) {
          const asked = all.filter((one) => one.part === part.part).map(({ questions }) => questions);
          expect(asked.reduce((sum, one) => sum + one, 0)).toBe(part.questions);
        }
        const loads = rows.map(({ cells }) => cells.reduce((sum, { questions }) => sum + questions, 0));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('asks by 40/30/30 of mathematics, and VDC counts as Vận dụng', () => {
    const rows = spreadOver(scheme, 'three', [{ topicId: null, topic: '' }]);
    const all = demandsOf({ scale: 'three', rows, seed: null }, scheme);
    expect(all.map(({ part, step, questions }) => [part, step, questions])).toEqual([
      [1, 'B', 5],
      [1, 'H', 4],
      [1, 'VD', 3],
      [2, 'B', 2],
      [2, 'H', 1],
      [2, 'VD', 1],
      [3, 'B', 2],
      [3, 'H', 2],
      [3, 'VD', 2],
    ]);
    expect(all.at(-1)?.levels).toEqual(['VD', 'VDC']);
  });

  test('asks nothing of a part that the scheme has not, nor by a step of another scale', () => {
    const cells = [
      { part: 8, step: 'B', questions: 3 },
      { part: 1, step: 'NB', questions: 3 },
      { part: 1, step: 'B', questions: 0 },
    ] as const;
    const rows = [{ topicId: null, topic: '', cells: [...cells] }];
    expect(demandsOf({ scale: 'three', rows, seed: null }, scheme)).toEqual([]);
  });
});
