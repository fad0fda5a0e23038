import { expect, test } from 'vitest';
import { seededRandom, shuffle } from '../../papers/random.ts';
import { plainText } from '../content.ts';
import type { SimpleDefinition } from '../simple-kinds.ts';
import { SAMPLES } from '../testing/samples.ts';
import { SECRET } from '../testing.ts';
import { type CompositeDefinition, composite } from './composite.ts';

const part = (name: keyof typeof SAMPLES) => SAMPLES[name].definition as SimpleDefinition;
const definition: CompositeDefinition = {
  kind: 'composite',
  stem: plainText('Cho hàm số y = x².'),
  parts: [
    { id: 'p1', points: 1, definition: part('choice') },
    { id: 'p2', points: 2, definition: part('trueFalseGroup') },
    { id: 'p3', points: 1, definition: part('cloze') },
  ],
};

test('parts earn by their points, groups of statements by the steps of the exam', () => {
  const response = { p1: 'o2', p2: { s1: true, s2: false, s3: true, s4: true } };
  expect(composite.score(definition, response, {})).toBe((1 + 2 * 0.5) / 4);
  expect(composite.score(definition, response, { steps: [0, 0.25, 0.5, 0.75, 1] })).toBe((1 + 2 * 0.75) / 4);
});

test('or nothing unless every part is wholly right, where its author says so', () => {
  const whole: CompositeDefinition = { ...definition, scoring: { rule: 'allOrNothing' } };
  expect(composite.score(whole, composite.correctResponse(whole), {})).toBe(1);
  expect(composite.score(whole, { ...composite.correctResponse(whole), p1: 'o1' }, {})).toBe(0);
});

test('a part whose weights add up to a hair below its maximum is wholly right', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, content: plainText(id) }));
  const scoring = { rule: 'weights' as const, weights: { a: 0.7, b: 0.1 }, maximum: 0.8 };
  const many: SimpleDefinition = { kind: 'multipleChoice', stem: plainText('?'), options, key: ['a', 'b'], scoring };
  const whole: CompositeDefinition = {
    ...definition,
    parts: [{ id: 'p1', points: 1, definition: many }],
    scoring: { rule: 'allOrNothing' },
  };
  expect(composite.score(whole, { p1: ['b', 'a'] }, {})).toBe(1);
  expect(composite.score(whole, { p1: ['a'] }, {})).toBe(0);
});

test('a part that its kind cannot read earns nothing and spoils nothing', () => {
  expect(composite.score(definition, { p1: 'o2', p2: 'không phải nhóm' }, {})).toBe(0.25);
});

test('what may move moves within its part, and within its gap', () => {
  const slots = composite.shuffleable(definition);
  expect([...new Set(slots.map(({ group }) => group))]).toEqual(['p1', 'p3.g3']);
  const order = shuffle(seededRandom('composite'), slots).map(({ id }) => id);
  const own = order.flatMap((id) => (id.startsWith('p1.') ? [id.slice(3)] : []));
  const [first] = composite.toView(definition, order).parts;
  expect(first?.view).toMatchObject({ options: own.map((id) => ({ id })) });
  expect(composite.keyText(definition, order)).toContain(`a) ${'ABCD'[own.indexOf('o2')]}`);
});

test('one part for a person makes the whole wait for a person', () => {
  const withEssay = { ...definition, parts: [...definition.parts, { id: 'p4', points: 4, definition: part('essay') }] };
  expect(composite.marking(definition)).toBe('key');
  expect(composite.marking(withEssay)).toBe('person');
  expect(composite.problems(withEssay)).toEqual([]);
  expect(JSON.stringify(composite.toView(withEssay))).not.toContain('KHOA-BI-MAT');
});

test('a part that is not whole is named with the whole', () => {
  const keyless = SAMPLES.choice.keyless as SimpleDefinition;
  const broken = { ...definition, parts: [{ id: 'p1', points: 1, definition: keyless }] };
  expect(composite.problems(broken)).toEqual(['noKey', 'partNotWhole']);
});

test('an item analysis names each row by its part', () => {
  expect(composite.tallies(definition).map(({ label }) => label)).toEqual([
    'a',
    'b.a',
    'b.b',
    'b.c',
    'b.d',
    'c.1',
    'c.2',
    'c.3',
  ]);
});

test.each([
  ['a) C', { p1: 'o3' }],
  ['b) ĐĐĐĐ', { p2: { s1: true, s2: true, s3: true, s4: true } }],
  ['a) D; c) (2) 7; (3) mục x3', { p1: 'o4', p3: { g1: SECRET, g2: '7', g3: 'x3' } }],
])('another key is said part by part: %s', (line, right) => {
  const corrected = composite.withKey(definition, line) as CompositeDefinition;
  const before = composite.correctResponse(definition);
  expect(composite.score(corrected, { ...before, ...right }, {})).toBe(1);
  expect(composite.score(corrected, before, {})).toBeLessThan(1);
  expect(composite.toView(corrected)).toEqual(composite.toView(definition));
});

test('a part whose key is not said in a line is left where its key is said as it stood', () => {
  const words: SimpleDefinition = {
    kind: 'hotText',
    stem: plainText('Từ nào sai?'),
    text: [{ type: 'paragraph', content: [{ type: 'hot', id: 'h1', text: 'chồng cây' }] }],
    key: ['h1'],
    scoring: { rule: 'allOrNothing' },
  };
  const withWords = {
    ...definition,
    parts: [...definition.parts, { id: 'p4', points: 1, definition: words }],
  };
  const line = composite.keyText(withWords);
  expect(line).toContain('d) ');
  expect(composite.withKey(withWords, line)).toEqual(withWords);
  expect(composite.withKey(withWords, `${line} x`)).toBeNull();
});

test.each(['d) A', 'a) Z', 'a) A; a) B', 'A', 'b) ĐS; a) A', ''])('"%s" is no key of it', (line) => {
  expect(composite.withKey(definition, line)).toBeNull();
});
