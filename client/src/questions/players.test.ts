import { plainText } from 'shared/questions/content.ts';
import { KIND_NAMES } from 'shared/questions/registry.ts';
import { describe, expect, it } from 'vitest';
import { playerOf } from './players.ts';

const stem = plainText('Chọn đi');
const choice = {
  kind: 'choice' as const,
  stem,
  options: ['x', 'y', 'z', 't'].map((id) => ({ id, content: plainText(id) })),
};
const group = {
  kind: 'trueFalseGroup' as const,
  stem,
  statements: ['a', 'b'].map((id) => ({ id, content: plainText(id) })),
};

it('every kind has a player', () => {
  for (const kind of KIND_NAMES) expect(playerOf(kind).Player).toBeTypeOf('function');
});

describe('the keyboard', () => {
  it.each([
    ['a', 'x'],
    ['B', 'y'],
    ['d', 't'],
    ['e', undefined],
    ['1', undefined],
    ['Enter', undefined],
  ])('%s chooses %s, by the order on this paper', (key, id) =>
    expect(playerOf('choice').keyed(choice, key, null)).toBe(id),
  );
});

describe('a group of statements', () => {
  it.each([
    [null, 'none'],
    [{ a: true }, 'some'],
    [{ a: true, b: false }, 'all'],
  ])('answered by %j is %s', (response, progress) =>
    expect(playerOf('trueFalseGroup').progress(group, response)).toBe(progress),
  );
});

it('a question is read aloud with its letters', () =>
  expect(playerOf('choice').spoken(choice)).toBe('Chọn đi. A. x. B. y. C. z. D. t'));
