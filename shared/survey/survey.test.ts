import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, answerProblems, countedAnswers, questionsFor } from './answers.ts';
import { Condition, holds } from './condition.ts';
import { SurveyForm, wordsIn } from './form.ts';
import { formProblems } from './form-problems.ts';
import { tabulate, tabulateBy } from './tabulate.ts';

const always = { required: false, showIf: null };
/** What a school asks parents about its canteen. */
const canteen: SurveyForm = SurveyForm.parse({
  title: { vi: 'Bữa ăn bán trú', en: 'School lunch' },
  introduction: { vi: '' },
  thanks: { vi: 'Cảm ơn quý phụ huynh' },
  languages: ['vi'],
  questions: [
    {
      kind: 'choice',
      id: 'q1',
      text: { vi: 'Con quý vị có ăn ở trường không?' },
      required: true,
      showIf: null,
      options: [
        { id: 'oyes', text: { vi: 'Có' } },
        { id: 'ono', text: { vi: 'Không' } },
      ],
    },
    {
      kind: 'scale',
      id: 'q2',
      text: { vi: 'Quý vị hài lòng đến mức nào?' },
      required: true,
      showIf: { is: 'oneOf', question: 'q1', options: ['oyes'] },
      from: 1,
      to: 5,
      low: { vi: 'Rất không hài lòng' },
      high: { vi: 'Rất hài lòng' },
    },
    {
      kind: 'multiChoice',
      id: 'q3',
      text: { vi: 'Cần đổi điều gì?' },
      ...always,
      showIf: { is: 'atMost', question: 'q2', value: 3 },
      most: 2,
      options: [
        { id: 'oa', text: { vi: 'Món ăn' } },
        { id: 'ob', text: { vi: 'Giá tiền' } },
        { id: 'oc', text: { vi: 'Vệ sinh' } },
      ],
    },
    { kind: 'text', id: 'q4', text: { vi: 'Ý kiến khác' }, ...always, long: true },
  ],
});
const idsFor = (answers: Answers) => questionsFor(canteen, answers).map(({ id }) => id);

describe('a survey being answered', () => {
  test('puts a question only where the answers before it call for it', () => {
    expect(idsFor({})).toEqual(['q1', 'q4']);
    expect(idsFor({ q1: 'oyes' })).toEqual(['q1', 'q2', 'q4']);
    expect(idsFor({ q1: 'oyes', q2: 2 })).toEqual(['q1', 'q2', 'q3', 'q4']);
  });

  test('forgets what a question held that is no longer put', () => {
    const changedMind: Answers = { q1: 'ono', q2: 2, q3: ['oa'], q4: '  ' };
    expect(idsFor(changedMind)).toEqual(['q1', 'q4']);
    expect(countedAnswers(canteen, changedMind)).toEqual({ q1: 'ono' });
    expect(answerProblems(canteen, changedMind).size).toBe(0);
  });

  test.each<[string, Answers, Record<string, string>]>([
    ['a required question left open', {}, { q1: 'required' }],
    ['a required question that came up by logic', { q1: 'oyes' }, { q2: 'required' }],
    ['an option that is not there', { q1: 'oz' }, { q1: 'notAnOption' }],
    ['a list where one is asked', { q1: ['oyes'] }, { q1: 'notAnOption', q2: 'required' }],
    ['a point off the scale', { q1: 'oyes', q2: 6 }, { q2: 'notOnScale' }],
    ['half a point', { q1: 'oyes', q2: 2.5 }, { q2: 'notOnScale' }],
    ['more ticks than allowed', { q1: 'oyes', q2: 1, q3: ['oa', 'ob', 'oc'] }, { q3: 'tooManyTicked' }],
    ['one tick twice', { q1: 'oyes', q2: 1, q3: ['oa', 'oa'] }, { q3: 'notAnOption' }],
    ['a novel', { q1: 'ono', q4: 'x'.repeat(4_001) }, { q4: 'tooLong' }],
    ['all well', { q1: 'oyes', q2: 5, q4: 'Cảm ơn' }, {}],
  ])('with %s names it', (_, answers, problems) => {
    expect(Object.fromEntries(answerProblems(canteen, answers))).toEqual(problems);
  });

  test('shows Vietnamese where English is missing', () => {
    expect(wordsIn(canteen.title, 'en')).toBe('School lunch');
    expect(wordsIn(canteen.thanks, 'en')).toBe('Cảm ơn quý phụ huynh');
  });
});

describe('a condition', () => {
  const answers: Answers = { q1: 'oa', q2: 3, q3: ['oa', 'ob'], q4: '' };
  test.each<[Condition, boolean]>([
    [{ is: 'answered', question: 'q1' }, true],
    [{ is: 'answered', question: 'q4' }, false],
    [{ is: 'answered', question: 'q9' }, false],
    [{ is: 'oneOf', question: 'q3', options: ['ob', 'oz'] }, true],
    [{ is: 'oneOf', question: 'q9', options: ['undefined'] }, false],
    [{ is: 'atLeast', question: 'q2', value: 3 }, true],
    [{ is: 'atMost', question: 'q2', value: 2 }, false],
    [{ is: 'atMost', question: 'q9', value: 2 }, false],
    [
      {
        is: 'all',
        of: [
          { is: 'answered', question: 'q1' },
          { is: 'answered', question: 'q9' },
        ],
      },
      false,
    ],
    [
      {
        is: 'any',
        of: [
          { is: 'answered', question: 'q1' },
          { is: 'answered', question: 'q9' },
        ],
      },
      true,
    ],
  ])('%j is %s', (condition, expected) => {
    expect(holds(Condition.parse(condition), answers)).toBe(expected);
  });

  test('is never nested', () => {
    const inner = { is: 'any', of: [{ is: 'answered', question: 'q1' }] };
    expect(Condition.safeParse(inner).success).toBe(true);
    expect(Condition.safeParse({ is: 'all', of: [inner] }).success).toBe(false);
  });
});

describe('a form before it is opened', () => {
  const problemsOf = (change: (form: SurveyForm) => void) => {
    const form = structuredClone(canteen);
    change(form);
    return formProblems(form).map(({ question, problem }) => `${question ?? 'form'}: ${problem}`);
  };

  test('may be in order', () => {
    expect(formProblems(canteen)).toEqual([]);
  });

  test.each<[string, (form: SurveyForm) => void, string[]]>([
    ['has a title', (form) => Object.assign(form.title, { vi: ' ' }), ['form: noTitle']],
    ['has questions', (form) => Object.assign(form, { questions: [] }), ['form: noQuestion']],
    ['says each question', (form) => Object.assign(form.questions[3] ?? {}, { text: { vi: '' } }), ['q4: noText']],
    ['gives a choice', (form) => Object.assign(form.questions[0] ?? {}, { options: [] }), ['q1: tooFewOptions']],
    [
      'asks nothing about later answers',
      (form) => Object.assign(form.questions[0] ?? {}, { showIf: { is: 'answered', question: 'q4' } }),
      ['q1: asksAboutLater'],
    ],
    [
      'is in English where it says so',
      (form) => Object.assign(form, { languages: ['vi', 'en'], questions: form.questions.slice(3) }),
      ['form: noEnglish', 'q4: noEnglish'],
    ],
  ])('%s', (_, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });
});

describe('the tables', () => {
  const three: Answers[] = [
    { q1: 'oyes', q2: 4 },
    { q1: 'oyes', q2: 1, q3: ['oa', 'ob'] },
    { q1: 'ono', q4: 'x' },
  ];

  test('count, share and average what was answered, each with its n', () => {
    expect(tabulate(canteen, three)).toEqual([
      {
        question: 'q1',
        n: 3,
        rows: [
          { value: 'oyes', count: 2, share: 2 / 3 },
          { value: 'ono', count: 1, share: 1 / 3 },
        ],
        mean: null,
      },
      {
        question: 'q2',
        n: 2,
        rows: [1, 2, 3, 4, 5].map((point) => {
          const count = point === 4 || point === 1 ? 1 : 0;
          return { value: String(point), count, share: count / 2 };
        }),
        mean: 2.5,
      },
      {
        question: 'q3',
        n: 1,
        rows: [
          { value: 'oa', count: 1, share: 1 },
          { value: 'ob', count: 1, share: 1 },
          { value: 'oc', count: 0, share: 0 },
        ],
        mean: null,
      },
    ]);
  });

  test('of nobody say zero and no mean', () => {
    expect(tabulate(canteen, []).map(({ n, mean }) => [n, mean])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
  });

  test('by group hide small groups, and never just one of them', () => {
    const people = (option: string, count: number): Answers[] => Array.from({ length: count }, () => ({ q1: option }));
    const shown = (yes: number, no: number) =>
      tabulateBy(canteen, [...people('oyes', yes), ...people('ono', no)], 'q1', 5).map(({ tables }) => tables !== null);
    expect(shown(9, 7)).toEqual([true, true]);
    expect(shown(9, 2)).toEqual([false, false]);
    expect(shown(2, 3)).toEqual([false, false]);
    expect(shown(9, 0)).toEqual([true, true]);
  });

  test('by group only where people chose one option', () => {
    expect(tabulateBy(canteen, three, 'q2', 1)).toEqual([]);
  });

  test('lose and invent nobody', () => {
    const answer = fc.record({ q1: fc.constantFrom('oyes', 'ono') }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(answer), (responses) => {
        const [table] = tabulate(canteen, responses);
        expect(table?.rows.reduce((sum, row) => sum + row.count, 0)).toBe(table?.n);
      }),
    );
  });
});
