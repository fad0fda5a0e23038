import type { MultipleChoiceDefinition } from 'shared/questions/multiple-choice/multiple-choice.ts';

/** The definition scored by weights: one point for each right option, none for the others, to change from. */
export function byWeights(definition: MultipleChoiceDefinition): MultipleChoiceDefinition {
  const { options, key } = definition;
  const weights = Object.fromEntries(options.map(({ id }) => [id, key.includes(id) ? 1 : 0]));
  return withWhole({ ...definition, scoring: { rule: 'weights', weights, maximum: 1 } });
}

export function withWeight(definition: MultipleChoiceDefinition, id: string, weight: number): MultipleChoiceDefinition {
  const { scoring } = definition;
  if (scoring.rule !== 'weights') return definition;
  return withWhole({ ...definition, scoring: { ...scoring, weights: { ...scoring.weights, [id]: weight } } });
}

/**
 * After a change of options, weights or how many may be chosen: the whole is what the best allowed choice is worth, and options
 * that are gone weigh nothing. A question in which nothing is worth anything yet counts as one point.
 */
export function withWhole(definition: MultipleChoiceDefinition): MultipleChoiceDefinition {
  const { scoring, options, maxChoices = options.length } = definition;
  if (scoring.rule !== 'weights') return definition;
  const weights = Object.fromEntries(options.map(({ id }) => [id, scoring.weights[id] ?? 0]));
  const best = Object.values(weights)
    .filter((weight) => weight > 0)
    .sort((a, b) => b - a)
    .slice(0, maxChoices)
    .reduce((sum, weight) => sum + weight, 0);
  return { ...definition, scoring: { ...scoring, weights, maximum: best > 0 ? Math.min(1_000, best) : 1 } };
}
