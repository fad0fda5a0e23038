import type { DrawnCell } from 'shared/contracts/drawing.ts';
import { demandsOf } from 'shared/papers/blueprint.ts';
import { describe, expect, it } from 'vitest';
import { newDraft } from '../exam-draft.ts';
import {
  levelless,
  matrixTotals,
  newBlueprint,
  questionsIn,
  supplyFor,
  withCell,
  withDrawing,
  withoutRow,
  withPlace,
  withSwap,
} from './blueprint-draft.ts';

const draft = newDraft('u');
const drawn = (part: number, step: 'B' | 'H' | 'VD', row: number, ...ids: string[]): DrawnCell => ({
  ...{ part, step, row, ids, questions: ids.length, short: 0, fitting: 9, elsewhere: 0, twins: 0, unused: 0 },
});

describe('a matrix', () => {
  it('starts as the whole scheme, and says how the marks fall on the levels', () => {
    const totals = matrixTotals(newBlueprint(draft.scheme), draft.scheme);
    expect(totals.parts).toEqual([
      { part: 1, asked: 12, required: 12 },
      { part: 2, asked: 4, required: 4 },
      { part: 3, asked: 6, required: 6 },
    ]);
    expect(totals).toMatchObject({ questions: 22, points: 10 });
    expect(totals.steps.map(({ step, points }) => [step, points])).toEqual([
      ['B', 4.25],
      ['H', 3],
      ['VD', 2.75],
    ]);
  });

  it('counts what its cells would take if it had a level, each question once', () => {
    const rows = withPlace(newBlueprint(draft.scheme), { topicId: 'toan/12/ham-so', topic: 'Hàm số' });
    const cells = demandsOf(rows, draft.scheme);
    const bank = { topicId: 'toan/12/ham-so', approved: 2, unreviewed: 3 } as const;
    expect(levelless([{ ...bank, kind: 'choice', level: null }], cells)).toBe(5);
    expect(levelless([{ ...bank, kind: 'choice', level: 'NB' }], cells)).toBe(0);
    expect(levelless([{ ...bank, kind: 'essay', level: null }], cells)).toBe(0);
    expect(levelless([{ ...bank, kind: 'choice', level: null }], [])).toBe(0);
  });

  it('takes a place once, counts in its cells, and lets it go again', () => {
    const place = { topicId: 'toan/12/ham-so', topic: 'Hàm số' };
    const two = withPlace(withPlace(newBlueprint(draft.scheme), place), place);
    expect(two.rows).toHaveLength(2);
    const three = withCell(withCell(two, 1, { part: 1, step: 'H', questions: 2 }), 1, {
      ...{ part: 1, step: 'H', questions: 3 },
    });
    expect(questionsIn(three, 1, 1, 'H')).toBe(3);
    expect(withCell(three, 1, { part: 1, step: 'H', questions: 0 }).rows[1]?.cells).toEqual([]);
    expect(withoutRow({ ...three, seed: 'K7Q2' }, 0)).toMatchObject({ rows: [{ topic: 'Hàm số' }], seed: null });
  });

  it('knows what the bank can give to a cell', () => {
    const supply = [
      { topicId: 'toan/12/ham-so/cuc-tri', kind: 'choice', level: 'VDC', approved: 2, unreviewed: 1 },
      { topicId: 'toan/12/ham-so', kind: 'choice', level: 'VD', approved: 3, unreviewed: 0 },
      { topicId: 'toan/12/ham-so', kind: 'choice', level: 'NB', approved: 7, unreviewed: 0 },
      { topicId: 'toan/12/ham-so', kind: 'essay', level: 'VD', approved: 7, unreviewed: 0 },
    ] as const;
    const cells = [{ part: 1, step: 'VD' as const, questions: 1 }];
    const rows = [{ topicId: 'toan/12/ham-so', topic: '', cells }];
    const [cell] = demandsOf({ scale: 'three', rows, seed: null }, draft.scheme);
    if (!cell) throw new RangeError('no cell');
    expect(supplyFor([...supply], cell)).toEqual({ approved: 5, unreviewed: 1 });
  });

  it('puts what was drawn easy first, leaves other parts alone, or adds to what stands', () => {
    const blueprint = newBlueprint(draft.scheme);
    const cells = [drawn(1, 'VD', 0, 'hard'), drawn(1, 'B', 1, 'easy', 'mine')];
    const before = { ...draft, blueprint, chosen: { 1: ['mine'], 2: ['two'] } };
    const anew = withDrawing(before, 'K7Q2', cells, false);
    expect(anew).toMatchObject({ chosen: { 1: ['easy', 'mine', 'hard'], 2: ['two'] }, blueprint: { seed: 'K7Q2' } });
    expect(withDrawing(before, 'K7Q2', cells, true).chosen).toEqual({ 1: ['mine', 'easy', 'hard'], 2: ['two'] });
    expect(withDrawing({ ...before, blueprint: null }, 'K7Q2', cells, false).chosen).toEqual(before.chosen);
  });

  it('swaps one question where there is another, and only there', () => {
    const before = { ...draft, chosen: { 1: ['a', 'b', 'c'], 2: ['d'] } };
    expect(withSwap(before, 1, 'b', [drawn(1, 'B', 0, 'a', 'x', 'c')])?.chosen[1]).toEqual(['a', 'x', 'c']);
    expect(withSwap(before, 1, 'b', [drawn(1, 'B', 0, 'a', 'c'), drawn(2, 'B', 0, 'y')])).toBeNull();
  });
});
