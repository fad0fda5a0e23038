import { Definition, kindOf, partOf, problemsOf, scoreOf } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { MORE_QUESTIONS } from './more-questions.ts';
import { QUESTIONS_OF_EACH_KIND } from './questions-of-each-kind.ts';

const ALL = [...QUESTIONS_OF_EACH_KIND, ...MORE_QUESTIONS.map(({ definition }) => definition)];

test.each(ALL.map((definition) => [definition.kind, definition] as const))(
  "the demo's %s is a whole question whose key earns all",
  (kind, definition) => {
    expect(Definition.parse(definition)).toEqual(definition);
    expect(problemsOf(definition)).toEqual([]);
    if (kindOf(kind).marking(definition) === 'key')
      expect(scoreOf(definition, kindOf(kind).correctResponse(definition), {})).toBe(1);
  },
);

test('every cell of a blueprint for the whole subject has one more question than the demo paper asks', () => {
  for (const part of [1, 2, 3])
    expect([...new Set(MORE_QUESTIONS.filter((one) => one.part === part).map(({ level }) => level))]).toEqual([
      'NB',
      'TH',
      'VD',
    ]);
  expect(MORE_QUESTIONS.filter(({ part, definition }) => partOf(definition) !== part)).toEqual([]);
});
