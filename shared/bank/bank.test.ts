import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeOfTopic, SUBJECT_NAMES, topicMeant, topicsOfSubject } from '../curriculum/outline.ts';
import { plainText, type RichText } from '../questions/content.ts';
import { LEVELS } from '../questions/draft.ts';
import { LEVEL_SCALES, levelsOf, scaleOfGrade, stepsOf } from '../questions/levels.ts';
import type { Definition } from '../questions/registry.ts';
import { formulaSigns, typedSearch } from '../questions/searchable.ts';
import {
  CHECKLIST,
  doubtOf,
  LIFE_STEPS,
  refusalOfSharing,
  refusalOfStep,
  SHARINGS,
  type Standing,
  stateAfter,
} from './life.ts';
import { likeness, sketchOf, TWIN_LIKENESS, twinKind } from './sketch.ts';

describe('the curriculum', () => {
  test('has no two topics of one id, and every id says its grade', () => {
    const topics = SUBJECT_NAMES.flatMap(topicsOfSubject);
    expect(topics.length).toBeGreaterThan(500);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    for (const topic of topics) {
      expect(topic.id).toMatch(/^[a-z0-9-]+\/([1-9]|1[0-2])\/[a-z0-9-]+$/);
      expect(gradeOfTopic(topic.id)).toBe(topic.grade);
    }
  });

  test.each([
    ['nguyên hàm và tích phân', 'toan/12/nguyen-ham-va-tich-phan'],
    ['Chương 4: NGUYÊN HÀM VÀ TÍCH PHÂN (tiếp)', 'toan/12/nguyen-ham-va-tich-phan'],
    ['Phân số', null],
    ['Hàm số', null],
    ['', null],
  ])('knows what %j means, and guesses nothing', (words, id) =>
    expect(topicMeant(words, topicsOfSubject('Toán'))?.id ?? null).toBe(id),
  );
});

test('levels read on another scale keep their order and lose none', () => {
  expect(stepsOf('three')).toEqual(['B', 'H', 'VD']);
  expect(levelsOf('three', 'VD')).toEqual(['VD', 'VDC']);
  expect([scaleOfGrade(4), scaleOfGrade(6), scaleOfGrade(null)]).toEqual(['primary', 'four', 'four']);
  for (const scale of Object.keys(LEVEL_SCALES) as (keyof typeof LEVEL_SCALES)[])
    expect(stepsOf(scale).flatMap((step) => levelsOf(scale, step))).toEqual([...LEVELS]);
});

describe('a formula', () => {
  test.each([
    ['\\dfrac{1}{2}', 'frac 1 2'],
    ['\\left( x^{2}+1 \\right)', '( x ^ 2 + 1 )'],
    ['0{,}5', '0.5'],
    ['x² ≤ 4', 'x ^ 2 le 4'],
    ['|a|', 'bar a bar'],
    ['\\mathrm{Å}', 'å'],
  ])('%s is its signs: %s', (latex, signs) => expect(formulaSigns(latex).join(' ')).toBe(signs));

  test('is recognised in a search without being marked', () =>
    expect(typedSearch('tìm x^2+1 của "hàm số"')).toMatchObject({
      ...{ formulas: ['x ^ 2 + 1'], phrases: ['ham so'], begun: ['cua'] },
      whole: expect.arrayContaining(['tim', 'ham', 'so', 'ƒx', 'ƒ2·+']),
    }));
});

const stem = (words: string, latex = 'x^2+1'): RichText => [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: words },
      { type: 'math', latex },
    ],
  },
];
const choice = (words: string, latex?: string, options = ['1', '2', '3', '4'], solution?: string): Definition => ({
  kind: 'choice',
  stem: stem(words, latex),
  options: options.map((text, at) => ({ id: 'abcd'[at] ?? '', content: plainText(text) })),
  key: 'a',
  ...(solution === undefined ? {} : { solution: plainText(solution) }),
});
const WORDS = 'Cho hàm số y bằng f của x có đồ thị như hình vẽ. Hỏi hàm số đồng biến trên khoảng nào dưới đây?';

describe('twins', () => {
  test.each([
    ['the same', choice(WORDS), 'same'],
    ['other case, marks and spaces', choice(WORDS.toUpperCase().replaceAll(' ', '  ')), 'same'],
    ['options in another order', choice(WORDS, undefined, ['4', '3', '2', '1']), 'same'],
    ['a solution beside it', choice(WORDS, undefined, undefined, 'Xét dấu đạo hàm.'), 'same'],
    ['a formula written otherwise', choice(WORDS, 'x^{2} + 1'), 'same'],
    ['other numbers', choice(WORDS, 'x^2+7', ['5', '6', '7', '8']), 'numbers'],
    ['a word more', choice(`${WORDS} Chọn.`), 'near'],
  ])('are found: %s', (_, other, kind) => {
    const [one, two] = [sketchOf(choice(WORDS)), sketchOf(other)];
    expect(likeness(one.sketch, two.sketch)).toBeGreaterThanOrEqual(TWIN_LIKENESS);
    expect(one.bands.some((band) => two.bands.includes(band))).toBe(true);
    expect(twinKind(choice(WORDS), other)).toBe(kind);
  });

  test('are not seen in a question of the same topic', () => {
    const other = choice('Tìm giá trị cực đại của hàm số đã cho trên đoạn từ không đến ba.', '\\sin x');
    expect(likeness(sketchOf(choice(WORDS)).sketch, sketchOf(other).sketch)).toBeLessThan(TWIN_LIKENESS);
  });

  test('likeness is the share of common shingles, within four standard errors', () => {
    const word = fc.integer({ min: 0, max: 9_999 }).map((n) => `tu${n.toString(36)}x`);
    fc.assert(
      fc.property(fc.array(word, { minLength: 40, maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (words, kept) => {
        const other = [...words.slice(0, kept), ...words.slice(kept).map((one) => `${one}k`)];
        const shingles = (list: string[]) => new Set(list.slice(2).map((_, at) => list.slice(at, at + 3).join(' ')));
        const [a, b] = [shingles(words), shingles(other)];
        const common = [...a].filter((one) => b.has(one)).length;
        const text = (list: string[]) => ({
          kind: 'shortAnswer' as const,
          stem: plainText(list.join(' ')),
          accepted: [],
        });
        const found = likeness(sketchOf(text(words)).sketch, sketchOf(text(other)).sketch);
        expect(Math.abs(found - common / (a.size + b.size - common))).toBeLessThan(0.26);
      }),
      { seed: 3 },
    );
  });
});

describe('the life of a question', () => {
  const author = { accountId: 'a', mayWrite: true, mayReview: true };
  const lead = { accountId: 'b', mayWrite: true, mayReview: true };
  const teacher = { accountId: 'c', mayWrite: true, mayReview: false };
  const reader = { accountId: 'd', mayWrite: false, mayReview: false };
  const in_ = (state: Standing['state'], sharing: Standing['sharing'] = 'school'): Standing => ({
    ...{ state, sharing, authors: ['a'] },
  });

  test.each([
    ['approve', lead, in_('review'), null],
    ['approve', author, in_('review'), 'ownQuestion'],
    ['approve', teacher, in_('review'), 'notReviewer'],
    ['approve', lead, in_('draft'), 'wrongState'],
    ['approve', lead, in_('review', 'private'), 'isPrivate'],
    ['return', author, in_('review'), null],
    ['submit', teacher, in_('draft'), null],
    ['submit', reader, in_('draft'), 'notWriter'],
    ['withdraw', teacher, in_('approved'), 'wrongState'],
    ['retire', teacher, in_('approved'), null],
    ['reopen', teacher, in_('retired'), null],
  ] as const)('%s: %o on %o gives %s', (step, who, standing, expected) =>
    expect(refusalOfStep(step, who, standing)).toBe(expected),
  );

  test('nothing is approved without a second person, by whatever steps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LIFE_STEPS), { maxLength: 12 }), (steps) => {
        let standing = in_('draft');
        for (const step of steps)
          if (refusalOfStep(step, author, standing) === null) standing = { ...standing, state: stateAfter(step) };
        expect(standing.state).not.toBe('approved');
      }),
    );
    expect(CHECKLIST.length).toBeGreaterThan(4);
  });

  test.each([
    ['province', lead, in_('approved'), null],
    ['province', lead, in_('draft'), 'notApproved'],
    ['commune', teacher, in_('approved'), 'notReviewer'],
    ['school', teacher, in_('draft', 'private'), null],
    ['private', lead, in_('draft'), 'notAuthor'],
    ['private', author, in_('approved'), null],
  ] as const)('opened to %s by %o: %o gives %s', (wanted, who, standing, expected) =>
    expect(refusalOfSharing(wanted, who, standing)).toBe(expected),
  );

  test('a reader opens it nowhere', () => {
    for (const wanted of SHARINGS) expect(refusalOfSharing(wanted, reader, in_('approved'))).toBe('notWriter');
  });

  const good = { answered: 100, facility: 0.5, discrimination: 0.4, distractorRest: -0.2 };
  test.each([
    [good, null],
    [{ ...good, discrimination: -0.2 }, 'negative'],
    [{ ...good, discrimination: 0.1, distractorRest: 0.3 }, 'distractorBeatsKey'],
    [{ ...good, facility: 0.05, discrimination: 0.02 }, 'veryHard'],
    [{ ...good, facility: 0.05 }, null],
    [{ ...good, discrimination: -0.2, answered: 29 }, null],
    [{ answered: 100, facility: null, discrimination: null, distractorRest: null }, null],
  ])('%j speaks for a look at the key: %s', (evidence, doubt) => expect(doubtOf(evidence)).toBe(doubt));
});
