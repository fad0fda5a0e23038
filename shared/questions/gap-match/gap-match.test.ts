import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type RichText } from '../content.ts';
import { scoreOf, toView } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type GapMatchDefinition, gapMatch } from './gap-match.ts';

const text: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'gap', id: 'g1' },
      { type: 'text', text: ' chảy qua Lào Cai, ' },
      { type: 'gap', id: 'g2' },
      { type: 'text', text: ' là đỉnh cao nhất.' },
    ],
  },
];
const river: GapMatchDefinition = {
  kind: 'gapMatch',
  stem: plainText('Kéo vào chỗ trống'),
  text,
  tokens: [
    { id: 'k3f', content: plainText('Sông Hồng') },
    { id: '9qa', content: plainText('Phan Xi Păng') },
    { id: 'x2m', content: plainText('Sông Đà') },
  ],
  key: { g1: ['k3f'], g2: ['9qa'] },
  scoring: { rule: 'perPlace' },
  solution: plainText(SECRET),
};

describeKind(river, { keyless: { ...river, key: {} }, hidden: ['key', 'scoring', 'solution'] });

test.each([
  [{ g1: 'k3f', g2: '9qa' }, 1],
  [{ g1: 'k3f', g2: 'x2m' }, 0.5],
  [{ g1: 'k3f', g2: 'k3f' }, 0.5],
  [{ zz: 'k3f' }, 0],
])('%j earns %d', (response, share) => expect(scoreOf(river, response, {})).toBe(share));

test('tokens stand in the order of the form, whatever order they were written in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['k3f', '9qa', 'x2m'], { minLength: 3 }), (order) => {
      const view = toView(river, order);
      expect(view.kind === 'gapMatch' && view.tokens.map(({ id }) => id)).toEqual(order);
    }),
  );
});

test('without a form the order in which tokens were written tells nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(river.tokens, { minLength: 3 }), (tokens) => {
      expect(toView({ ...river, tokens })).toEqual(toView(river));
    }),
  );
});

test('keys and responses are said gap by gap', () => {
  expect(gapMatch.keyText(river)).toBe('(1) Sông Hồng; (2) Phan Xi Păng');
  expect(gapMatch.responseText(river, { g2: 'x2m' })).toBe('(1) –; (2) Sông Đà');
});

test('a key that no candidate could give is found', () => {
  const both = { ...river, key: { g1: ['k3f'], g2: ['k3f'] } };
  expect(gapMatch.problems(both)).toContain('keyOutOfReach');
  expect(gapMatch.problems({ ...both, tokens: both.tokens.map((token) => ({ ...token, max: 2 })) })).toEqual([]);
  expect(gapMatch.problems({ ...river, text: plainText('không có chỗ trống') })).toContain('gapMismatch');
});

test('says where two of its parts bear one id', () => {
  expect(gapMatch.problems(river)).not.toContain('duplicateOption');
  expect(gapMatch.problems({ ...river, tokens: [...river.tokens, ...river.tokens] })).toContain('duplicateOption');
  expect(gapMatch.problems({ ...river, text: [...river.text, ...river.text] })).toContain('duplicateOption');
});

describe('a corrected key', () => {
  test.each([
    ['(1) Sông Đà', { g1: ['x2m'], g2: ['9qa'] }],
    ['(1) sông đà / Sông Hồng; (2) Phan Xi Păng', { g1: ['x2m', 'k3f'], g2: ['9qa'] }],
    ['(1) C; (2) b', { g1: ['x2m'], g2: ['9qa'] }],
    ['(2) –', { g1: ['k3f'], g2: [] }],
  ])('"%s" is read', (line, key) => expect(gapMatch.withKey(river, line)).toEqual({ ...river, key }));

  test.each(['', 'Sông Đà', '(3) Sông Đà', '(1) Sông Mã', '(1) Sông Hồng; (2) Sông Hồng', '(1) –; (2) –'])(
    '"%s" is none',
    (line) => expect(gapMatch.withKey(river, line)).toBeNull(),
  );

  test('of tokens without words is said by letters, and not as if nothing belonged there', () => {
    const tokens = river.tokens.map(({ id }) => ({
      id,
      content: [{ type: 'paragraph' as const, content: [{ type: 'image' as const, media: 'a'.repeat(64), alt: '' }] }],
    }));
    const pictures = { ...river, tokens };
    expect(gapMatch.keyText(pictures)).toBe('(1) A; (2) B');
    expect(gapMatch.withKey(pictures, '(1) C')).toMatchObject({ key: { g1: ['x2m'] } });
  });

  test('by a letter that is the word of another token is refused, and what the key says is read as it is', () => {
    const picture: RichText = [{ type: 'paragraph', content: [{ type: 'image', media: 'a'.repeat(64), alt: '' }] }];
    const keyed = (contents: readonly RichText[], id: string): GapMatchDefinition => ({
      ...river,
      tokens: river.tokens.map((token, at) => ({ ...token, content: contents[at] ?? [] })),
      key: { g1: [id], g2: [] },
    });
    const letters = [plainText('C'), plainText('x'), picture];
    const shuffled = [plainText('B'), plainText('A'), plainText('C')];
    const twice = [plainText('x'), plainText('x'), plainText('A')];
    for (const contents of [letters, shuffled, twice])
      for (const { id } of river.tokens) {
        const one = keyed(contents, id);
        expect(gapMatch.withKey(one, gapMatch.keyText(one))).toEqual(one);
      }
    expect(gapMatch.withKey(keyed(letters, 'k3f'), '(1) C')).toBeNull();
    expect(gapMatch.withKey(keyed(shuffled, 'k3f'), '(1) A')).toBeNull();
    expect(gapMatch.withKey(keyed(twice, 'k3f'), '(1) A')).toBeNull();
    expect(gapMatch.keyText(keyed(shuffled, 'k3f'))).toBe('(1) B #1; (2) –');
  });

  test('moves points by place and token along', () => {
    const weighed: GapMatchDefinition = {
      ...river,
      scoring: { rule: 'weights', weights: { 'g1 k3f': 3, 'g2 9qa': 1, 'g1 x2m': -1 }, maximum: 4 },
    };
    const corrected = gapMatch.withKey(weighed, '(1) Sông Đà');
    if (!corrected) throw new Error('a key');
    expect(scoreOf(corrected, { g1: 'x2m', g2: '9qa' }, {})).toBe(1);
    expect(scoreOf(corrected, { g1: 'k3f', g2: '9qa' }, {})).toBeLessThan(0.5);
    expect(gapMatch.withKey(weighed, gapMatch.keyText(weighed))).toEqual(weighed);
  });
});
