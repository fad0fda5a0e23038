import { z } from 'zod';
import { isKeepableText } from '../contracts/keepable-text.ts';
import { ChoiceDefinition, ChoiceView, choice } from './choice/choice.ts';
import type { QuestionKind, ScoringRule } from './kind.ts';
import { ShortAnswerDefinition, ShortAnswerView, shortAnswer } from './short-answer/short-answer.ts';
import { TrueFalseGroupDefinition, TrueFalseGroupView, trueFalseGroup } from './true-false-group/true-false-group.ts';

/** Every kind there is. To add one: a folder here, one of the same name in `client/src/questions`, a line in each registry. */
const kinds = { choice, trueFalseGroup, shortAnswer } as const;
export type KindName = keyof typeof kinds;
export const KIND_NAMES = Object.keys(kinds) as KindName[];

export const Definition = z.discriminatedUnion('kind', [
  ChoiceDefinition,
  TrueFalseGroupDefinition,
  ShortAnswerDefinition,
]);
export type Definition = z.infer<typeof Definition>;

/** What a candidate may hold of a question. No member of this union has a key. */
export const View = z.discriminatedUnion('kind', [ChoiceView, TrueFalseGroupView, ShortAnswerView]);
export type View = z.infer<typeof View>;

const KeepableText = z.string().max(20_000).refine(isKeepableText, 'not a text');

/** Any kind's response on the wire: parsed by its own kind with `parseResponse` before it is believed. */
export const Response = z.union([KeepableText, z.record(z.string().regex(/^[a-z0-9]{1,12}$/), z.boolean())]);
export type Response = z.infer<typeof Response>;

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

export function toView(definition: Definition, order?: readonly string[]): View {
  return kindOf(definition.kind).toView(definition, order);
}

/** Share of the points in [0, 1]; a response that its kind cannot read earns 0, like none. */
export function scoreOf(definition: Definition, response: unknown, rule: ScoringRule): number {
  return kindOf(definition.kind).score(definition, parseResponse(definition.kind, response), rule);
}
