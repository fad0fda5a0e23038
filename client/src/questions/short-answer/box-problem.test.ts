import { describe, expect, it } from 'vitest';
import { boxProblem } from './box-problem.ts';

describe('the four-cell box', () => {
  it.each([
    ['', null],
    ['5', null],
    ['-1,5', null],
    ['−1.5', null],
    ['2025', null],
    ['0,25', null],
    ['-', 'unfinished'],
    ['1,', 'unfinished'],
    [',5', 'unfinished'],
    ['-1,25', 'tooLong'],
    ['12,75', 'tooLong'],
    ['20250', 'tooLong'],
    ['1/2', 'notNumber'],
    ['x=3', 'notNumber'],
    ['5-', 'notNumber'],
    ['1,2,3', 'notNumber'],
  ])('says of "%s": %s', (text, problem) => expect(boxProblem(text, 'box')).toBe(problem));

  it('leaves length alone where any number may stand', () => expect(boxProblem('-12,75', 'free')).toBeNull());
});
