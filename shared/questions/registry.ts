import { z } from 'zod';
import { CompositeDefinition, CompositeView, composite } from './composite/composite.ts';
import { forCandidates, hasImageWithoutAlt, type RichText } from './content.ts';
import type { QuestionKind, QuestionProblem, ScoringRule } from './kind.ts';
import type { Response } from './response.ts';
import { SimpleDefinition, SimpleView, simpleKinds } from './simple-kinds.ts';

export { Response } from './response.ts';

/** Every kind there is. To add one: a folder here, one of the same name in `client/src/questions`, a line in each registry. */
const kinds = { ...simpleKinds, composite } as const;
export type KindName = keyof typeof kinds;
export const KIND_NAMES = Object.keys(kinds) as KindName[];

export const Definition = z.discriminatedUnion('kind', [...SimpleDefinition.options, CompositeDefinition]);
export type Definition = z.infer<typeof Definition>;

/** What a candidate may hold of a question. No member of this union has a key. */
export const View = z.discriminatedUnion('kind', [...SimpleView.options, CompositeView]);
export type View = z.infer<typeof View>;

type AnyKind = QuestionKind<Definition, View, Response>;

/** The behaviour of a kind by its name, for code that treats all kinds alike. */
export function kindOf(name: KindName): AnyKind {
  return kinds[name] as unknown as AnyKind;
}

/** The response as its kind reads it, or null where it is not one. */
export function parseResponse(name: KindName, response: unknown): Response | null {
  const parsed = kindOf(name).response.safeParse(response);
  return parsed.success ? parsed.data : null;
}

/** The candidate's side of a question; its stimulus is shown by the paper. */
export function toView(definition: Definition, order?: readonly string[]): View {
  return forCandidates(kindOf(definition.kind).toView(definition, order));
}

/** Share of the points in [-1, 1]; a response that its kind cannot read earns 0, like none. */
export function scoreOf(definition: Definition, response: unknown, rule: ScoringRule): number {
  return kindOf(definition.kind).score(definition, parseResponse(definition.kind, response), rule);
}

/** Every rich text of a question, key side and stimulus included: for search, media and twins. */
export function textsOf(definition: Definition): RichText[] {
  const texts = kindOf(definition.kind).texts(definition);
  return definition.stimulus ? [definition.stimulus.content, ...texts] : texts;
}

/** What is still wrong with a question before it may be used in an exam. */
export function problemsOf(definition: Definition): QuestionProblem[] {
  const found = new Set(kindOf(definition.kind).problems(definition));
  if (textsOf(definition).some(hasImageWithoutAlt)) found.add('imageWithoutAlt');
  return [...found];
}

const PART_OF_KIND: Readonly<Partial<Record<KindName, number>>> = { trueFalseGroup: 2, shortAnswer: 3 };

/** The part of the 2025 paper that a question belongs to: 1 choice and the like, 2 statements, 3 numbers, 4 marked by a person. */
export function partOf(definition: Definition): 1 | 2 | 3 | 4 {
  if (kindOf(definition.kind).marking(definition) === 'person') return 4;
  return (PART_OF_KIND[definition.kind] ?? 1) as 1 | 2 | 3;
}
