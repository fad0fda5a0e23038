import { plainText } from 'shared/questions/content.ts';
import type { Definition, Response } from 'shared/questions/registry.ts';
import { describe, expect, it } from 'vitest';
import { type AnalysisInput, analyseItems } from './analyse-items.ts';

const choice: Definition = {
  kind: 'choice',
  stem: plainText('Thủ đô của Việt Nam là'),
  options: ['Huế', 'Hà Nội', 'Đà Nẵng', 'Lào Cai'].map((name, at) => ({ id: `o${at}`, content: plainText(name) })),
  key: 'o1',
};
const group: Definition = {
  kind: 'trueFalseGroup',
  stem: plainText('Cho hàm số'),
  statements: [true, false, true, false].map((key, at) => ({ id: `s${at}`, content: plainText(`Ý ${at}`), key })),
};
const short: Definition = { kind: 'shortAnswer', stem: plainText('Tính'), accepted: ['0,5'] };

/** Thirty persons: the able know everything, the others choose Huế, judge two statements and answer 2 or ",50". */
function thirty(): AnalysisInput {
  const attempts = Array.from({ length: 30 }, (_, person) => {
    const able = person < 15;
    const half = person % 2 === 0;
    const responses: (Response | null)[] = able
      ? ['o1', { s0: true, s1: false, s2: true, s3: false }, half ? '0,5' : ',50']
      : ['o0', { s0: true, s1: true }, half ? '2' : null];
    const points = able ? [0.25, 1, 0.5] : [0, 0.1, 0];
    return {
      total: points.reduce((sum, score) => sum + score, 0),
      points,
      responses,
      printed: half ? [0, 1, 2] : [1, 0, 2],
    };
  });
  const items = [
    { id: 'q1', part: 1, maximum: 0.25, definition: choice },
    { id: 'q2', part: 2, maximum: 1, definition: group },
    { id: 'q3', part: 3, maximum: 0.5, definition: short },
  ];
  return { items, attempts, maximum: 1.75 };
}

describe('the item analysis of an exam', () => {
  const found = analyseItems(thirty());

  it('numbers questions within their part and shows stem, key and points', () => {
    expect(found.items.map(({ item, part, number, keyText }) => [item, part, number, keyText])).toEqual([
      ['q1', 1, 1, 'B'],
      ['q2', 2, 1, 'ĐSĐS'],
      ['q3', 3, 1, '0,5'],
    ]);
    expect(found.items[0]?.stem).toBe('Thủ đô của Việt Nam là');
  });

  it('reads facility in points and perfect discrimination as 1', () => {
    expect(found.items[1]?.facility).toBeCloseTo(0.55, 12);
    expect(found.items[0]?.itemRest).toBeCloseTo(1, 9);
  });

  it('names options by master letters whatever the printed order', () => {
    const rows = found.items[0]?.answers.map(({ label, n, isKey }) => [label, n, isKey]);
    expect(rows).toEqual([
      ['A', 15, false],
      ['B', 15, true],
      ['C', 0, false],
      ['D', 0, false],
      [null, 0, false],
    ]);
  });

  it('shows each statement with its right side and its blanks', () => {
    const rows = found.items[1]?.answers ?? [];
    expect(rows.slice(0, 3).map(({ label, n, isKey }) => [label, n, isKey])).toEqual([
      ['a · Đ', 30, true],
      ['a · S', 0, false],
      ['a · –', 0, false],
    ]);
    expect(rows.at(-1)).toMatchObject({ label: 'd · –', n: 15 });
  });

  it('takes 0,5 and ,50 for one number, and shows the wrong answers that were given', () => {
    const rows = found.items[2]?.answers.map(({ label, n, isKey }) => [label, n, isKey]);
    expect(rows).toEqual([
      ['0,5', 15, true],
      ['2', 7, false],
      [null, 8, false],
    ]);
  });

  it('counts the last blank of a paper as omitted', () => {
    expect(found.items[2]).toMatchObject({ omitted: 8, notReached: 0 });
  });

  it('holds for nobody', () => {
    const empty = analyseItems({ ...thirty(), attempts: [] });
    expect(empty.items[0]).toMatchObject({ n: 0, facility: null, itemRest: null });
    expect(empty.summary.mean).toBeNull();
  });
});
