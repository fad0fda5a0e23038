import { describe, expect, it } from 'vitest';
import { groupRows } from './group-rows.ts';

const marks = (group: string, ...values: number[]) => values.map((mark) => ({ group, school: 'THPT số 1', mark }));

describe('comparisons of groups', () => {
  it('hide every figure of a group below five, and keep its name', () => {
    const [small, large] = groupRows([...marks('12A2', 1, 2, 3, 4, 5), ...marks('12A1', 9, 9, 9, 9)], 10);
    expect(small).toMatchObject({ name: '12A1', n: null, mean: null, shareAtHalf: null });
    expect(large).toMatchObject({ name: '12A2', n: 5, mean: 3, shareAtHalf: 0.2 });
  });

  it('sort 10A2 before 10A10, and keep classes of the same name in two schools apart', () => {
    const rows = groupRows(
      [...marks('10A10', 5), ...marks('10A2', 5), { group: '10A2', school: 'THPT số 2', mark: 1 }],
      10,
    );
    expect(rows.map(({ name, school }) => [name, school])).toEqual([
      ['10A2', 'THPT số 1'],
      ['10A10', 'THPT số 1'],
      ['10A2', 'THPT số 2'],
    ]);
  });
});
