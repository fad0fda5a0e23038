import { describe, expect, test } from 'vitest';
import { mediaIn, plainText, type RichText, wordsOf } from './content.ts';
import { type Definition, kindOf, parseResponse, scoreOf, toView, View } from './registry.ts';
import { fitsBox, isNumber, normaliseNumber, numberValue } from './short-answer/number-box.ts';

const SECRET = 'KHOA-BI-MAT';
const options = ['o1', 'o2', 'o3', 'o4'].map((id) => ({ id, content: plainText(`phương án ${id}`) }));
const statements = ['s1', 's2', 's3', 's4'].map((id, at) => ({ id, content: plainText(id), key: at % 2 === 0 }));

const samples: Record<'choice' | 'trueFalseGroup' | 'shortAnswer', Definition> = {
  choice: { kind: 'choice', stem: plainText('?'), options, key: 'o2', solution: plainText(SECRET) },
  trueFalseGroup: { kind: 'trueFalseGroup', stem: plainText('?'), statements, solution: plainText(SECRET) },
  shortAnswer: {
    kind: 'shortAnswer',
    stem: plainText('?'),
    accepted: ['-1,5'],
    tolerance: 0.1,
    solution: plainText(SECRET),
  },
};

describe.each(['choice', 'trueFalseGroup', 'shortAnswer'] as const)('the kind %s', (name) => {
  const kind = kindOf(name);
  const definition = samples[name];

  test('shows candidates a view that its schema accepts and that knows nothing of the key', () => {
    const view = toView(definition);
    expect(View.parse(view)).toEqual(view);
    const text = JSON.stringify(view);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/"(key|solution|accepted|tolerance)"/);
  });

  test('gives all points to the response that the key says, and none to no response', () => {
    const right = kind.correctResponse(definition);
    expect(scoreOf(definition, right, {})).toBe(1);
    expect(scoreOf(definition, null, {})).toBe(0);
    expect(kind.responseText(definition, right)).toBe(kind.keyText(definition));
  });

  test('finds nothing wrong with a whole question, and misses the key of one without', () => {
    expect(kind.problems(definition)).toEqual([]);
    const keyless = {
      choice: { ...samples.choice, key: null },
      trueFalseGroup: {
        ...samples.trueFalseGroup,
        statements: statements.map((statement) => ({ ...statement, key: null })),
      },
      shortAnswer: { ...samples.shortAnswer, accepted: [] },
    }[name] as Definition;
    expect(kind.problems(keyless)).toContain('noKey');
    expect(kind.correctResponse(keyless)).toBeNull();
    expect(scoreOf(keyless, kind.correctResponse(definition), {})).toBe(0);
  });

  test('does not believe a response that is not one', () => {
    for (const response of [42, ['o1'], { s1: 'yes' }, 'x'.repeat(41)])
      expect(parseResponse(name, response)).toBeNull();
  });
});

test('keys are said in the order of the form', () => {
  expect(kindOf('choice').keyText(samples.choice, ['o4', 'o3', 'o2', 'o1'])).toBe('C');
  expect(kindOf('trueFalseGroup').keyText(samples.trueFalseGroup)).toBe('ĐSĐS');
});

test('a step table of another rule is data: the linear one gives a quarter for each statement', () => {
  const rule = { steps: [0, 0.25, 0.5, 0.75, 1] };
  expect(scoreOf(samples.trueFalseGroup, { s1: true, s2: false, s3: true, s4: true }, rule)).toBe(0.75);
});

test('a group of one true statement less than four asks for attention, as does one with none true', () => {
  const kind = kindOf('trueFalseGroup');
  const none = statements.map((statement) => ({ ...statement, key: false }));
  expect(kind.problems({ ...samples.trueFalseGroup, statements: statements.slice(0, 3) } as Definition)).toContain(
    'missingStatement',
  );
  expect(kind.problems({ ...samples.trueFalseGroup, statements: none } as Definition)).toContain('noTrueStatement');
});

describe('the four-cell box', () => {
  test.each([
    ['-1,5', true],
    ['1234', true],
    ['0,25', true],
    ['-12', true],
    ['-1,25', false],
    ['12345', false],
    ['1,', false],
    ['--1', false],
    ['1,2,3', false],
    ['', false],
  ])('"%s" fits: %s', (text, fits) => {
    expect(fitsBox(text)).toBe(fits);
  });

  test('typed numbers are spelled one way and never shortened', () => {
    expect(normaliseNumber(' − 1.5 ')).toBe('-1,5');
    expect(normaliseNumber('12345,678')).toBe('12345,678');
    expect(numberValue('–0,75')).toBe(-0.75);
    expect(numberValue('-,5')).toBe(-0.5);
    expect(isNumber('1e3')).toBe(false);
    expect(numberValue('hai')).toBeNull();
  });
});

test('rich text gives its words and its pictures, tables included', () => {
  const sha = 'c'.repeat(64);
  const cell = (content: RichText) => ({ content: content as never });
  const text: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Cho ' },
        { type: 'math', latex: 'x^2' },
      ],
    },
    {
      type: 'table',
      rows: [
        [cell(plainText('a')), cell([{ type: 'paragraph', content: [{ type: 'image', media: sha, alt: 'đồ thị' }] }])],
      ],
    },
  ];
  expect(wordsOf(text)).toBe('Cho x^2\na · đồ thị');
  expect(mediaIn(text)).toEqual([sha]);
});
