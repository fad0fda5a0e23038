import { describe, expect, test } from 'vitest';
import { isAnswered } from './is-answered.ts';
import { KIND_NAMES, parseResponse } from './registry.ts';
import { ANSWERS } from './testing/answers.ts';

test('no response is no answer', () => expect(isAnswered(null)).toBe(false));

describe.each(KIND_NAMES)('a question of the kind %s', (kind) => {
  const { answered, blank } = ANSWERS[kind];

  test.each(answered.map((response) => [response]))('is answered by %j', (response) => {
    expect(parseResponse(kind, response)).toEqual(response);
    expect(isAnswered(response)).toBe(true);
  });

  test.each(blank.map((response) => [response]))('is blank with %j', (response) => {
    expect(parseResponse(kind, response)).toEqual(response);
    expect(isAnswered(response)).toBe(false);
  });
});
