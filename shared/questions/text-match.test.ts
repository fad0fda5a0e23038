import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AcceptedText, firstAccepted, foldText, matchText, type TextRule, tallied } from './text-match.ts';

describe('a typed text', () => {
  test.each<[string, string, TextRule, number]>([
    ['Hà Nội', '  hà   nội ', {}, 1],
    ['Hà Nội', 'ha noi', {}, 0],
    ['Hà Nội', 'ha noi', { ignoreMarks: true }, 1],
    ['Hà Nội', 'hà nội', { ignoreCase: false }, 0],
    ['Hà Nội', 'Ha Noi', { ignoreCase: false, ignoreMarks: true }, 1],
    ['Đà Nẵng', 'Đa Nang', { ignoreCase: false, ignoreMarks: true }, 1],
    ['Đà Nẵng', 'đa nang', { ignoreCase: false, ignoreMarks: true }, 0],
    ['hòa bình', 'hoà bình', {}, 1],
    ['thúy', 'thuý', {}, 1],
    ['khỏe', 'khoẻ', {}, 1],
    ['hòa', 'hỏa', {}, 0],
    ['hòa'.normalize('NFD'), 'hòa', {}, 1],
    ["don't", 'don’t', {}, 1],
    ['mẹ', 'me', {}, 0],
    ['a', '', {}, 0],
  ])('where "%s" is right, "%s" under %j earns %d', (text, typed, rule, earned) =>
    expect(matchText(typed, [{ text }], rule)).toBe(earned),
  );

  test.each([
    ['*Điện Biên Phủ*', 'chiến thắng Điện Biên Phủ năm 1954', true],
    ['chiến thắng * 1954', 'chiến thắng Điện Biên Phủ năm 1954', true],
    ['chiến thắng * 1954', 'chiến thắng 1954', true],
    ['chiến thắng * 1954 * Pháp', 'chiến thắng 1954', false],
    ['*a*a*', 'a', false],
    ['2 \\* 3', '2 * 3', true],
    ['2 \\* 3', '2 và 3', false],
    ['color*', 'colorful', true],
    ['Hò*', 'Hòa Bình', true],
    ['Hò*', 'Hoà Bình', true],
    ['Hoà *', 'Hòa Bình', true],
    ['hòa*', 'hoà bình', true],
    ['*à bình', 'hòa bình', true],
    ['thuý *', 'Thúy Kiều', true],
    ['hò*', 'hỏa', false],
    ['*ơi', 'trời', false],
    ['tiế*', 'tiếng Việt', true],
    ['tie*', 'tiếng Việt', false],
    ['Hò*'.normalize('NFD'), 'Hòa Bình', true],
    ['a * b', 'ab', false],
    ['a * b', 'a b', true],
    ['a * b', 'a x b', true],
    ['a *', 'a', true],
    ['a *', 'abc', false],
    ['* a', 'a', true],
    ['* * a', 'b a', true],
    ['a*b', 'ab', true],
    ['*', 'gì cũng được', true],
  ])('pattern "%s" takes "%s": %s', (text, typed, isTaken) =>
    expect(matchText(typed, [{ text, match: 'wildcard' }], {})).toBe(isTaken ? 1 : 0),
  );

  test('earns the best share of what accepts it', () => {
    const accepted: AcceptedText[] = [{ text: 'Nguyễn Du' }, { text: '*Du*', match: 'wildcard', share: 0.5 }];
    expect(matchText('nguyễn du', accepted, {})).toBe(1);
    expect(matchText('cụ Du', accepted, {})).toBe(0.5);
    expect(matchText('Nguyễn Trãi', accepted, {})).toBe(0);
  });

  test('is counted under the printed key when right, else as spelled', () => {
    const accepted: AcceptedText[] = [{ text: 'một phần', share: 0.5 }, { text: 'Hà Nội' }];
    expect(firstAccepted(accepted)).toBe('Hà Nội');
    expect(tallied('HÀ NỘI', accepted, {})).toBe('Hà Nội');
    expect(tallied(' Huế ', accepted, {})).toBe('huế');
    expect(tallied('  ', accepted, {})).toBeNull();
  });
});

test('every pattern takes what its asterisks stand for, in no more time than the text is long', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.array(word, { minLength: 7, maxLength: 7 }),
      (pieces, filled) => {
        const typed = pieces.map((piece, at) => (at === 0 ? piece : `${filled[at - 1]} ${piece}`)).join(' ');
        expect(matchText(typed, [{ text: pieces.join(' * '), match: 'wildcard' }], {})).toBe(1);
      },
    ),
  );
  const hostile = `${'*a'.repeat(200)}*b`;
  expect(matchText('a'.repeat(400), [{ text: hostile, match: 'wildcard' }], {})).toBe(0);
});

test('folding is the same twice as once', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), fc.boolean(), (text, ignoreCase, ignoreMarks) => {
      const once = foldText(text, { ignoreCase, ignoreMarks });
      expect(foldText(once, { ignoreCase, ignoreMarks })).toBe(once);
    }),
  );
});
