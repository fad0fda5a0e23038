import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type OrderingDefinition, ordering } from './ordering.ts';

const ids = ['w', 'k', 'a', 'p'];
const definition: OrderingDefinition = {
  kind: 'ordering',
  stem: plainText('Sắp xếp các bước.'),
  items: ids.map((id) => ({ id, content: plainText(`bước ${id}`) })),
  key: ids,
};

describe('four steps', () => {
  test.each<[string, 'allOrNothing' | 'perPlace' | 'adjacent', number]>([
    ['wkap', 'allOrNothing', 1],
    ['kwap', 'allOrNothing', -0.2],
    ['kwap', 'perPlace', 0.5],
    ['kapw', 'perPlace', 0],
    ['kapw', 'adjacent', 2 / 3],
    ['pakw', 'adjacent', 0],
    ['wka', 'perPlace', 0],
    ['wkaa', 'perPlace', 0],
  ])('as %s by %s earn %d', (order, rule, share) =>
    expect(ordering.score({ ...definition, scoring: { rule, penalty: 0.2 } }, [...order], {})).toBeCloseTo(share, 12),
  );
});

test('without a form the steps stand by ids that say nothing, never as the author ordered them', () => {
  expect(ordering.toView(definition).items.map(({ id }) => id)).toEqual(['a', 'k', 'p', 'w']);
});

test('only one order earns all, by any rule', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: 4 }),
      fc.constantFrom('allOrNothing' as const, 'perPlace' as const, 'adjacent' as const),
      (order, rule) => {
        const share = ordering.score({ ...definition, scoring: { rule } }, order, {});
        expect(share === 1).toBe(order.join('') === ids.join(''));
        expect(share).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('the order is said by printed letters', () => {
  expect(ordering.keyText(definition, ['a', 'k', 'p', 'w'])).toBe('D, B, A, C');
  expect(ordering.withKey(definition, 'D, C, B, A')?.key).toEqual(['p', 'a', 'k', 'w']);
  expect(ordering.withKey(definition, 'D, C')).toBeNull();
});
