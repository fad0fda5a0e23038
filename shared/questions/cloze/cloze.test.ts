import { describe, expect, test } from 'vitest';
import { plainText, type RichText } from '../content.ts';
import { type ClozeDefinition, cloze } from './cloze.ts';

const text: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'She ' },
      { type: 'gap', id: 'g2' },
      { type: 'text', text: ' to Sa Pa in ' },
      { type: 'gap', id: 'g1' },
    ],
  },
];
const definition: ClozeDefinition = {
  kind: 'cloze',
  stem: plainText('Hoàn thành câu.'),
  text,
  gaps: [
    { id: 'g1', mode: 'number', accepted: ['2024'], tolerance: 1 },
    {
      id: 'g2',
      mode: 'dropDown',
      options: ['go', 'went', 'gone'].map((word, at) => ({ id: `x${at}`, content: plainText(word) })),
      key: 'x1',
    },
  ],
  weights: { g2: 3 },
};

describe('two gaps, one worth three of the other', () => {
  test.each([
    [{ g1: '2024', g2: 'x1' }, 1],
    [{ g2: 'x1' }, 0.75],
    [{ g1: '2025', g2: 'x0' }, 0.25],
    [{ g1: '2026' }, 0],
    [{ g1: 'hai nghìn', g2: '' }, 0],
  ])('filled as %j earn %d', (response, share) => expect(cloze.score(definition, response, {})).toBe(share));
});

test('gaps are shown and said as the text names them, choices in the order of the form', () => {
  expect(cloze.toView(definition, ['g2.x2', 'g2.x0', 'g2.x1']).gaps).toMatchObject([
    { id: 'g2', options: [{ id: 'x2' }, { id: 'x0' }, { id: 'x1' }] },
    { id: 'g1', mode: 'number' },
  ]);
  expect(cloze.keyText(definition)).toBe('(1) went; (2) 2024');
});

test('without a form the order in which choices were written tells nothing, but what is pinned stays', () => {
  const written = (words: readonly string[], pinned?: string): ClozeDefinition => {
    const options = words.map((id) => ({ id, content: plainText(id), ...(id === pinned ? { pinned: true } : {}) }));
    return { ...definition, gaps: [{ id: 'g2', mode: 'dropDown', options, key: 'x1' }] };
  };
  expect(cloze.toView(written(['x2', 'x1', 'x0']))).toEqual(cloze.toView(written(['x1', 'x0', 'x2'])));
  expect(cloze.toView(written(['x2', 'x1', 'x0'], 'x0')).gaps).toMatchObject([
    { options: [{ id: 'x1' }, { id: 'x2' }, { id: 'x0' }] },
  ]);
});

test('a box is as wide as any other, unless its author says otherwise', () => {
  const typed = (answer: string): ClozeDefinition => ({
    ...definition,
    gaps: [{ id: 'g1', mode: 'text', accepted: [{ text: answer }] }],
  });
  expect(cloze.toView(typed('a'))).toEqual(cloze.toView(typed('một câu trả lời rất dài')));
});

test('choices move within their gap only', () => {
  expect(cloze.shuffleable(definition).map(({ id, group }) => [id, group])).toEqual([
    ['g2.x0', 'g2'],
    ['g2.x1', 'g2'],
    ['g2.x2', 'g2'],
  ]);
});

test.each<[string, Partial<ClozeDefinition>, string[]]>([
  ['no gaps', { gaps: [] }, ['gapMismatch', 'noKey']],
  ['a gap that the text has not', { text: plainText('không có chỗ trống') }, ['gapMismatch']],
  ['a gap twice in the text', { text: [...text, ...text] }, ['gapMismatch']],
  [
    'a number that is none',
    { gaps: [{ id: 'g1', mode: 'number', accepted: ['hai'] }] },
    ['gapMismatch', 'badKeyFormat'],
  ],
])('%s is found', (_, change, found) => expect(cloze.problems({ ...definition, ...change })).toEqual(found));

describe('another key, said in a line', () => {
  const withText: ClozeDefinition = {
    ...definition,
    text: [{ type: 'paragraph', content: ['g2', 'g1', 'g3'].map((id) => ({ type: 'gap' as const, id })) }],
    gaps: [
      ...definition.gaps,
      { id: 'g3', mode: 'text', accepted: [{ text: 'Lào Cai' }, { text: 'Cam Đường', share: 0.5 }], ignoreMarks: true },
    ],
  };

  test.each([
    ['(1) gone', { g2: 'x2' }],
    ['(1) C', { g2: 'x2' }],
    ['(2) 2025 | 2026; (3) Sa Pa | thị xã Sa Pa', { g1: '2026', g3: 'thi xa sa pa' }],
    ['(3) a; b', { g3: 'a; b' }],
  ])('%s: gaps that it does not name keep theirs', (line, right) => {
    const corrected = cloze.withKey(withText, line);
    if (!corrected) throw new Error('not read');
    const named = Object.keys(right);
    expect(corrected.gaps.filter(({ id }) => !named.includes(id))).toEqual(
      withText.gaps.filter(({ id }) => !named.includes(id)),
    );
    const before = { g1: '2024', g2: 'x1', g3: 'Lào Cai' };
    expect(cloze.score(corrected, { ...before, ...right }, {})).toBe(1);
    expect(cloze.score(corrected, before, {})).toBeLessThan(1);
    expect(cloze.toView(corrected)).toEqual(cloze.toView(withText));
  });

  describe('where the word of one choice is the letter of another', () => {
    const options = ['an', 'a', 'the'].map((word, at) => ({ id: `x${at}`, content: plainText(word) }));
    const article: ClozeDefinition = {
      ...withText,
      gaps: [{ id: 'g2', mode: 'dropDown', options, key: 'x1' }, ...withText.gaps.slice(0, 1)],
    };
    test.each([
      ['(1) A', null],
      ['(1) a', null],
      ['(1) “a”', 'x1'],
      ['(1) b', 'x1'],
      ['(1) an', 'x0'],
      ['(1) c', 'x2'],
    ])('%s names %s', (line, key) => {
      const gap = cloze.withKey(article, line)?.gaps[0];
      expect(gap?.mode === 'dropDown' ? gap.key : null).toBe(key);
    });

    test('its key is said so that it is read', () => {
      expect(cloze.keyText(article)).toBe('(1) "a"; (2) 2024');
      expect(cloze.withKey(article, cloze.keyText(article))).toEqual(article);
    });
  });

  test('a key says all that is right in a gap', () => {
    const corrected = cloze.withKey(withText, '(2) 2025 | 2026; (3) Sa Pa | thị xã Sa Pa') as ClozeDefinition;
    expect(cloze.keyText(corrected)).toBe('(1) went; (2) 2025 | 2026; (3) Sa Pa | thị xã Sa Pa');
  });

  test('what earns half the points goes on doing so, unless it is named', () => {
    const half = { g1: '2024', g2: 'x1', g3: 'cam đường' };
    expect(cloze.score(cloze.withKey(withText, '(3) Sa Pa') as ClozeDefinition, half, {})).toBe(0.9);
    const wholly = cloze.withKey(withText, '(3) Cam Đường') as ClozeDefinition;
    expect(cloze.score(wholly, half, {})).toBe(1);
    expect(cloze.score(cloze.withKey(wholly, '(3) Sa Pa', withText) as ClozeDefinition, half, {})).toBe(0.9);
  });

  test.each([
    ['(1) flew', 'a word that is not among the choices'],
    ['(2) hai nghìn', 'no number'],
    ['(4) x', 'a gap that is not there'],
    ['(2) 1; (1) went', 'gaps out of order'],
    ['(3) ', 'nothing'],
    ['went', 'no gap named'],
  ])('%s is refused: %s', (line) => expect(cloze.withKey(withText, line)).toBeNull());
});
