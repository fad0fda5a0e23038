import { describe, expect, test } from 'vitest';
import { EMPTY_ATTEMPT } from '../attempt/fold.ts';
import { plainText } from '../questions/content.ts';
import { kindOf, type Response } from '../questions/registry.ts';
import { roundHalfUp } from './round.ts';
import { maximumOf, PRESETS_2025 } from './scheme.ts';
import { type ScoredItem, scoreAttempt, sumUp } from './score-attempt.ts';

describe('rounding', () => {
  test.each([
    [6.25, 1, 6.3],
    [0.285, 2, 0.29],
    [1.005, 2, 1.01],
    [8.449999, 1, 8.4],
    [-2.5, 0, -3],
    [0.1 + 0.2, 2, 0.3],
    [0, 2, 0],
  ])('%d to %d places is %d', (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });
});

test('penalties lower a part, never below nothing, and never another part', () => {
  const two = {
    decimals: 2,
    parts: [1, 2].map((part) => ({ part, kind: 'mixed' as const, questions: 4, points: 0.5 })),
  };
  const points = [
    { part: 1, points: 0.5 },
    { part: 1, points: -0.25 },
    { part: 2, points: -0.5 },
  ];
  expect(sumUp(two, points)).toMatchObject({ total: 0.25, parts: [{ points: 0.25 }, { points: 0 }] });
});

describe('the schemes of 2025', () => {
  test.each(PRESETS_2025.map((preset) => [preset.id, preset] as const))('%s adds up to ten', (_, preset) => {
    expect(maximumOf(preset.scheme)).toBeCloseTo(10, 10);
  });
});

const [maths] = PRESETS_2025;
const scheme = { ...maths?.scheme, decimals: 2, parts: maths?.scheme.parts ?? [] };
const items: ScoredItem[] = [
  ...Array.from({ length: 12 }, (_, index) => ({
    id: `q${index + 1}`,
    part: 1,
    definition: {
      kind: 'choice' as const,
      stem: plainText('?'),
      options: ['o1', 'o2', 'o3', 'o4'].map((id) => ({ id, content: plainText(id) })),
      key: 'o1',
    },
  })),
  ...Array.from({ length: 4 }, (_, index) => ({
    id: `q${index + 13}`,
    part: 2,
    definition: {
      kind: 'trueFalseGroup' as const,
      stem: plainText('?'),
      statements: [true, false, true, false].map((key, at) => ({ id: `s${at + 1}`, content: plainText('?'), key })),
    },
  })),
  ...Array.from({ length: 6 }, (_, index) => ({
    id: `q${index + 17}`,
    part: 3,
    definition: { kind: 'shortAnswer' as const, stem: plainText('?'), accepted: ['0,5'] },
  })),
];

const mark = (responses: Record<string, Response | null>) =>
  scoreAttempt(scheme, items, {
    ...EMPTY_ATTEMPT,
    answers: Object.fromEntries(
      Object.entries(responses).map(([id, response]) => [id, { response, at: 0, seq: 1, revisions: 1 }]),
    ),
  });

describe('marking by the scheme', () => {
  test('everything right is ten, nothing at all is zero', () => {
    const all = Object.fromEntries(
      items.map(({ id, definition }) => [id, kindOf(definition.kind).correctResponse(definition)]),
    );
    expect(mark(all)).toMatchObject({ total: 10, maximum: 10, parts: [{ points: 3 }, { points: 4 }, { points: 3 }] });
    expect(mark({})).toMatchObject({
      total: 0,
      items: expect.arrayContaining([expect.objectContaining({ answered: false })]),
    });
  });

  test.each([
    [0, 0],
    [1, 0.1],
    [2, 0.25],
    [3, 0.5],
    [4, 1],
  ])('%d right statements of a group earn %d', (right, points) => {
    const key = [true, false, true, false];
    const response = Object.fromEntries(key.map((value, at) => [`s${at + 1}`, at < right ? value : !value]));
    expect(mark({ q13: response }).total).toBe(points);
  });

  test('a blank statement is not a right one', () => {
    expect(mark({ q13: { s1: true, s2: false, s3: true } }).total).toBe(0.5);
  });

  test.each([
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['0,50', 0.5],
    [',5', 0.5],
    ['−0,5', 0],
    ['5', 0],
    ['năm', 0],
    ['', 0],
  ])('the number typed as "%s" earns %d', (typed, points) => {
    expect(mark({ q17: typed }).total).toBe(points);
  });

  test('a response that its kind cannot read earns nothing and spoils nothing', () => {
    expect(mark({ q1: 'o1', q13: 'not a group', q17: { s1: true } }).total).toBe(0.25);
  });

  test('an answer taken back counts as none', () => {
    expect(mark({ q1: null }).items[0]).toMatchObject({ points: 0, answered: false });
  });
});
