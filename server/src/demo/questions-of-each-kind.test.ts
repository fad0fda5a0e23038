import { Definition, kindOf, problemsOf, scoreOf } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { QUESTIONS_OF_EACH_KIND } from './questions-of-each-kind.ts';

test.each(QUESTIONS_OF_EACH_KIND.map((definition) => [definition.kind, definition] as const))(
  "the demo's %s is a whole question whose key earns all",
  (kind, definition) => {
    expect(Definition.parse(definition)).toEqual(definition);
    expect(problemsOf(definition)).toEqual([]);
    if (kindOf(kind).marking(definition) === 'key')
      expect(scoreOf(definition, kindOf(kind).correctResponse(definition), {})).toBe(1);
  },
);
