import { describe, expect, it } from 'vitest';
import { slipGroups, slipInFragment, typesVietnamese } from './slip-groups.ts';

describe('a slip code', () => {
  it.each([
    ['abcd', 'ABCD'],
    ['abcde', 'ABCD-E'],
    ['ABCD-EFGH-JKMN-PQRS', 'ABCD-EFGH-JKMN-PQRS'],
    ['abcd efgh.jkmn pqrs', 'ABCD-EFGH-JKMN-PQRS'],
    ['ABCD-EFGH-JKMN-PQRSTUV', 'ABCD-EFGH-JKMN-PQRS'],
    ['ABCD-', 'ABCD'],
  ])('typed as "%s" stands there as %s', (typed, shown) => expect(slipGroups(typed)).toBe(shown));

  it.each([
    ['âbcd', true],
    ['ĐDFG', true],
    ['ABCD–EFGH', false],
    ['abcd-efgh', false],
  ])('typed as "%s" shows an input method at work: %s', (typed, does) => expect(typesVietnamese(typed)).toBe(does));

  it('comes from the QR by the address', () => {
    expect(slipInFragment('#code=abcdefghjkmnpqrs')).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(slipInFragment('')).toBe('');
  });
});
