import type { SelectionScoring } from 'shared/questions/selecting.ts';
import { named, type WriteContext, type WrittenPart } from './part.ts';
import { correct, type Entry, float, isNull, mapResponse, match, response, set, sum, variable, when } from './rules.ts';

interface Selected {
  /** Everything that can be chosen. */
  readonly ids: readonly string[];
  readonly key: readonly string[];
  readonly scoring: SelectionScoring | undefined;
}

/** A choice of several by any of our rules: an exact match, or a map with bounds. Nothing chosen earns nothing. */
export function selectionOf(
  { ids, key, scoring = { rule: 'allOrNothing' } }: Selected,
  context: WriteContext,
): Pick<WrittenPart, 'declarations' | 'rules'> {
  const { response: identifier, score } = context;
  const said = { identifier, cardinality: 'multiple' as const, baseType: 'identifier' };
  const right = key.map(named);
  const mapped = (entries: readonly Entry[], base: number, lower?: number) => ({
    declarations: [
      response(said, right, {
        entries,
        ...(lower === undefined ? {} : { lower }),
        ...(base === 0 ? { upper: 1 } : {}),
      }),
    ],
    rules: [
      when(
        isNull(identifier),
        [set(score, float(0))],
        [set(score, base === 0 ? mapResponse(identifier) : sum(float(base), mapResponse(identifier)))],
      ),
    ],
  });
  const each = (points: (isRight: boolean) => number) =>
    ids.map((id) => ({ key: named(id), points: points(key.includes(id)) }));
  switch (scoring.rule) {
    case 'allOrNothing':
      return {
        declarations: [response(said, right)],
        rules: [when(match(variable(identifier), correct(identifier)), [set(score, float(1))])],
      };
    case 'perOption':
      return mapped(
        each((isRight) => (isRight ? 1 : -1) / ids.length),
        (ids.length - key.length) / ids.length,
      );
    case 'rightMinusWrong':
      return mapped(
        each((isRight) => (isRight ? 1 : -1) / key.length),
        0,
        scoring.penalty ? -1 : 0,
      );
    case 'weights': {
      const { weights, maximum, minimum = 0 } = scoring;
      const entries = Object.entries(weights).map(([id, points]) => ({ key: named(id), points: points / maximum }));
      return mapped(entries, 0, minimum / maximum);
    }
  }
}
