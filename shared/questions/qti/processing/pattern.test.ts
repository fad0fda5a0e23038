import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern } from './pattern.ts';

describe('a pattern of XML Schema', () => {
  test.each([
    ['a*b', 'aaab', true],
    ['a*b', 'aaabc', false],
    ['[0-9]{2,4}', '12345', false],
    ['[0-9]{2,4}', '123', true],
    ['[0-9]{2,}', '123456', true],
    ['(cat|dog)s?', 'dogs', true],
    ['(cat|dog)s?', 'cats and dogs', false],
    ['\\d+(\\.\\d+)?', '3.14', true],
    ['\\p{L}+', 'Hoà', true],
    ['\\p{Lu}\\p{Ll}*', 'hoà', false],
    ['[a-z-[aeiou]]+', 'xyz', true],
    ['[a-z-[aeiou]]+', 'xyza', false],
    ['[^,;]+', 'a;b', false],
    ['[\\d,.-]+', '-1,5', true],
    ['a-b', 'a-b', true],
    ['', '', true],
    ['.', '\n', false],
    ['\\(x\\)', '(x)', true],
    ['^abc$', 'abc', true],
    ['(?:ab)+', 'abab', true],
    ['\\s*x\\s*', ' x\t', true],
    ['a|', '', true],
    ['𝑥+', '𝑥𝑥', true],
  ])('%s on "%s" is %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  test.each(['(', 'a{3,2}', '[a', '*a', 'a)', '\\', '\\p{IsGreek}', '((a{50}){50}){50}', '('.repeat(80)])(
    'that is none, or too large, is said to be so: %s',
    (pattern) => expect(matchesPattern(pattern, 'a')).toBeNull(),
  );

  test('is matched in time linear in the text, where backtracking would never end', () => {
    expect(matchesPattern('(a*)*(a|a)*(a+)+b', `${'a'.repeat(5_000)}c`)).toBe(false);
  });

  test('agrees with the engine of the language on what both can read', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(ab)');
    const piece = fc.tuple(atom, fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}')).map((pair) => pair.join(''));
    const pattern = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (made, text) => {
        expect(matchesPattern(made, text)).toBe(new RegExp(`^(?:${made})$`, 'u').test(text));
      }),
    );
  });
});
