import type { RichText } from 'shared/questions/content.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import type { Declaration } from 'shared/questions/qti/declarations.ts';
import { childOf, type QtiElement } from 'shared/questions/qti/element.ts';
import type { Scalar, Valued } from 'shared/questions/qti/value.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import type { ItemContent } from './content.ts';
import type { Given } from './own-scoring.ts';

/** What an interaction's reader is given. */
export interface ReadContext {
  readonly content: ItemContent;
  /** True for a package that we wrote: its ids are ours and are kept. */
  readonly isOurs: boolean;
  /** The item's right response to this interaction, whoever said it. */
  readonly correct: Valued;
  readonly declared: Declaration;
  /** Points of a person-marked item, where the item says them. */
  readonly points: number;
  /** What a marker is told: the scorer's rubric of the item. */
  readonly scorerRubric: RichText;
  /** The rubric of our own package, criterion by criterion; its schema has still to be asked. */
  readonly criteria: readonly Hint[];
  /** The whole response processing, for what an interaction's own declaration does not say. */
  readonly processing: QtiElement | undefined;
}

/** Share of the interaction's points that the author's own scoring gives to a value, the rest of the item unanswered. */
export type ShareOf = (value: Valued) => number;

interface PartBase {
  /** The interaction's own instruction. */
  readonly prompt: RichText;
  /** What had to be left out, in the file's words. */
  readonly losses?: readonly string[];
  /** True where a person marks it: nothing is compared. */
  readonly isForPerson?: boolean;
  /** What our own package says besides QTI (write/part.ts): tried first, believed where the scoring agrees. */
  readonly hint?: Hint | null;
}
export type Hint = Readonly<Record<string, unknown>>;
interface Base {
  readonly stem: RichText;
  readonly solution?: RichText;
}

/** One interaction with one response: which of our questions it may be, and how answers to it are said on either side. */
export interface Part extends PartBase {
  readonly identifier: string;
  /**
   * Our questions that hold it, the likeliest first, alike but for their way of scoring. `share` may be asked for any value,
   * so that a rule can be found by what the author's scoring does rather than by how it is written.
   */
  definitions(base: Base, share: ShareOf): readonly SimpleDefinition[];
  /** The response of our kind that says the same as a value of QTI. */
  respond(value: Valued, kind: SimpleDefinition['kind']): unknown;
  /** Values on which both scorings are compared; the correct one and none are always among them. */
  readonly probes: readonly Valued[];
}

/** What became one question of ours: one interaction, or all the gaps of a text together. */
export interface WholePart extends PartBase {
  readonly identifiers: readonly string[];
  definitions(base: Base, share: (given: Given) => number): readonly SimpleDefinition[];
  respond(given: Given, kind: SimpleDefinition['kind']): unknown;
  /** Answers on which both scorings are compared; the author's score of an answer may help to find telling ones. */
  probes(score: (given: Given) => number): readonly Given[];
}

export function wholePartOf(part: Part): WholePart {
  const { identifier } = part;
  const given = (value: Valued): Given => new Map([[identifier, value]]);
  return {
    ...part,
    identifiers: [identifier],
    definitions: (base, share) => part.definitions(base, (value) => share(given(value))),
    respond: (given, kind) => part.respond(given.get(identifier) ?? null, kind),
    probes: () => part.probes.map(given),
  };
}

/** More parts than any of our kinds takes: what lies beyond need not be looked at. */
export const MOST_PARTS = 60;

/** Our ids for the identifiers of a file, and back. */
export class Ids {
  readonly #ours = new Map<string, string>();

  /** Names `parts` by their content; in our own packages the identifier is the id behind a letter. */
  constructor(parts: readonly { identifier: string; content: unknown }[], isOurs: boolean) {
    for (const { identifier, content } of parts.slice(0, MOST_PARTS)) {
      if (this.#ours.has(identifier)) continue;
      const own = isOurs ? /^i_([a-z0-9]{1,12})$/.exec(identifier)?.[1] : undefined;
      this.#ours.set(identifier, own ?? opaqueId(JSON.stringify(content), this.#ours.values()));
    }
  }

  of(identifier: Scalar | undefined): string {
    return this.#ours.get(String(identifier ?? '')) ?? '';
  }

  /** Our ids of the identifiers that are known. */
  all(identifiers: readonly Scalar[]): string[] {
    return identifiers.map((identifier) => this.of(identifier)).filter((id) => id !== '');
  }
}

/** What our own writer kept beside QTI's words on an element; null where there is none. */
export function hintOf(element: QtiElement | undefined): Hint | null {
  const said = element?.attributes['data-khaothi'];
  if (said === undefined || said.length > 100_000) return null;
  try {
    const hint: unknown = JSON.parse(said);
    return typeof hint === 'object' && hint !== null && !Array.isArray(hint) ? (hint as Hint) : null;
  } catch {
    return null;
  }
}

/** A value with a hint's fields in place of its own, and without those that the hint says are left out. */
export function hinted<Value extends object>(value: Value, { absent, ...fields }: Hint): Value {
  const without = new Set(Array.isArray(absent) ? absent.map(String) : []);
  return Object.fromEntries(Object.entries({ ...value, ...fields }).filter(([name]) => !without.has(name))) as Value;
}

export function promptOf(interaction: QtiElement, content: ItemContent): RichText {
  const prompt = childOf(interaction, 'prompt');
  return prompt ? content.rich(prompt.children) : [];
}

export const identifierOf = ({ attributes }: QtiElement) => attributes.identifier?.trim() ?? '';
