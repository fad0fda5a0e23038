import { describe, expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type MatrixDefinition, type MatrixResponse, matrix } from './matrix.ts';

const parts = (...ids: string[]) => ids.map((id) => ({ id, content: plainText(id) }));
const definition: MatrixDefinition = {
  kind: 'matrix',
  stem: plainText('Đánh dấu tính chất của mỗi hình.'),
  rows: parts('r1', 'r2'),
  columns: parts('c1', 'c2', 'c3'),
  select: 'many',
  key: { r1: ['c1', 'c2'], r2: ['c3'] },
};

describe('a table of two rows', () => {
  test.each<[MatrixResponse, 'perRow' | 'perCell' | 'allOrNothing', number]>([
    [{ r1: ['c2', 'c1'], r2: ['c3'] }, 'allOrNothing', 1],
    [{ r1: ['c1'], r2: ['c3'] }, 'allOrNothing', 0],
    [{ r1: ['c1'], r2: ['c3'] }, 'perRow', 0.5],
    [{ r1: ['c1'], r2: ['c3'] }, 'perCell', 0.75],
    [{ r1: ['c1', 'c2', 'c3'], r2: ['c1', 'c2', 'c3'] }, 'perCell', 0.25],
    [{}, 'perCell', 0],
  ])('given %j by %s earns %d', (response, rule, share) =>
    expect(matrix.score({ ...definition, scoring: { rule } }, response, {})).toBe(share),
  );
});

test('where a row takes one column, two of them earn nothing, and a key of two is none', () => {
  const one: MatrixDefinition = { ...definition, select: 'one', key: { r1: ['c1'], r2: ['c3'] } };
  expect(matrix.score(one, { r1: ['c1'], r2: ['c2', 'c3'] }, {})).toBe(0.5);
  expect(matrix.problems({ ...one, key: definition.key })).toEqual(['noKey']);
});

test('rows and columns are said by number and letter, and a correction must speak of every row', () => {
  expect(matrix.keyText(definition)).toBe('1–A, B; 2–C');
  expect(matrix.withKey(definition, '1-B; 2-A')?.key).toEqual({ r1: ['c2'], r2: ['c1'] });
  expect(matrix.withKey(definition, '1-B')).toBeNull();
});
