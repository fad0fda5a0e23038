import { expect, test } from 'vitest';
import { type BlankKind, blankOf } from './blank.ts';
import { Definition, problemsOf, toView } from './registry.ts';
import { simpleKinds } from './simple-kinds.ts';

const KINDS = Object.keys(simpleKinds) as BlankKind[];

test.each(KINDS)('a blank %s can be kept, shown and written on, and says that something is missing', (kind) => {
  let drawn = 0;
  const blank = blankOf(kind, () => `may rủi ${drawn++}`);
  expect(Definition.parse(blank)).toEqual(blank);
  expect(problemsOf(blank)).not.toEqual([]);
  expect(() => toView(blank)).not.toThrow();
});

test('ids of parts that hide an order are drawn by chance', () => {
  const idsOf = (luck: string) => {
    const blank = blankOf('ordering', () => `${luck}${Math.random()}`);
    return blank.kind === 'ordering' ? blank.items.map(({ id }) => id) : [];
  };
  expect(new Set(idsOf('x')).size).toBe(4);
  expect(idsOf('x')).not.toEqual(idsOf('y'));
});
