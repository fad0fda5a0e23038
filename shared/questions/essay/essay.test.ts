import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type EssayDefinition, essay } from './essay.ts';
import { countWords } from './word-count.ts';

const definition: EssayDefinition = {
  kind: 'essay',
  stem: plainText('Viết đoạn văn khoảng 200 chữ.'),
  rubric: [{ id: 'r1', criterion: 'Đúng hình thức đoạn văn', points: 0.25, levels: [{ share: 1, text: 'Một đoạn' }] }],
};

test('a person marks it: no answer earns points by itself', () => {
  expect(essay.marking(definition)).toBe('person');
  expect(essay.score(definition, 'Bài văn rất hay', {})).toBe(0);
});

test('candidates see the rubric only where its author shows it', () => {
  expect(JSON.stringify(essay.toView(definition))).not.toContain('Đúng hình thức');
  expect(essay.toView({ ...definition, showRubric: true }).criteria).toEqual(definition.rubric);
});

test.each([
  ['', 0],
  ['Hà Nội mùa thu', 4],
  ['một – hai, ba.', 3],
  ['a\n\nb\tc', 3],
  ['3,14 là π', 3],
])('"%s" has %d words', (text, words) => expect(countWords(text)).toBe(words));
