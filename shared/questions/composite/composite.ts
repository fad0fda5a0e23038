import { z } from 'zod';
import { isBlank } from '../content.ts';
import {
  definitionBase,
  isWholeShare,
  type QuestionKind,
  type QuestionProblem,
  type ScoringRule,
  viewBase,
} from '../kind.ts';
import { labelledIn } from '../lines.ts';
import { ofPart, PartId, repeatsId } from '../part-id.ts';
import { Response } from '../response.ts';
import { SimpleDefinition, SimpleView, simpleKinds } from '../simple-kinds.ts';
import { small } from '../tally.ts';

const MOST_PARTS = 20;

export const CompositeDefinition = z.object({
  kind: z.literal('composite'),
  ...definitionBase,
  parts: z
    .array(
      z.object({
        id: PartId,
        /** What the part is worth beside the others. */
        points: z.number().positive().max(1_000),
        definition: SimpleDefinition,
      }),
    )
    .min(1)
    .max(MOST_PARTS),
  /** `sum` (where absent): parts by their points. `allOrNothing`: every part wholly right. */
  scoring: z.object({ rule: z.enum(['sum', 'allOrNothing']) }).optional(),
});
export const CompositeView = z.object({
  kind: z.literal('composite'),
  ...viewBase,
  parts: z.array(z.object({ id: PartId, points: z.number(), view: SimpleView })),
});
/** The response to each part, as its kind has it; read by that kind before it is believed. */
export const CompositeResponse = z
  .record(PartId, Response)
  .refine((parts) => Object.keys(parts).length <= MOST_PARTS, 'too many parts');

export type CompositeDefinition = z.infer<typeof CompositeDefinition>;
export type CompositeView = z.infer<typeof CompositeView>;
export type CompositeResponse = z.infer<typeof CompositeResponse>;

type Part = CompositeDefinition['parts'][number];
type PartKind = QuestionKind<SimpleDefinition, SimpleView, Response>;

const kindOf = ({ definition }: Part) => simpleKinds[definition.kind] as unknown as PartKind;

/** One question asked in several parts, each of a kind of its own. */
export const composite: QuestionKind<CompositeDefinition, CompositeView, CompositeResponse> = {
  kind: 'composite',
  definition: CompositeDefinition,
  view: CompositeView,
  response: CompositeResponse,

  toView: ({ stem, parts }, order) => ({
    kind: 'composite',
    stem,
    parts: parts.map((part) => ({
      id: part.id,
      points: part.points,
      view: kindOf(part).toView(part.definition, orderOf(part, order)),
    })),
  }),
  shuffleable: ({ parts }) =>
    parts.flatMap((part) =>
      kindOf(part)
        .shuffleable(part.definition)
        .map(({ id, pinned, group }) => ({
          id: `${part.id}.${id}`,
          pinned,
          group: group === undefined ? part.id : `${part.id}.${group}`,
        })),
    ),
  marking: ({ parts }) => (parts.some((part) => kindOf(part).marking(part.definition) === 'person') ? 'person' : 'key'),
  score({ parts, scoring }, response, rule) {
    if (response === null) return 0;
    if (scoring?.rule === 'allOrNothing')
      return parts.every((part) => isWholeShare(scorePart(part, response, rule))) ? 1 : 0;
    const earned = parts.reduce((sum, part) => sum + part.points * scorePart(part, response, rule), 0);
    return earned / parts.reduce((sum, { points }) => sum + points, 0);
  },
  texts: ({ stem, parts, solution }) => [
    stem,
    ...parts.flatMap((part) => kindOf(part).texts(part.definition)),
    ...(solution ? [solution] : []),
  ],
  problems({ stem, parts }) {
    const found = new Set<QuestionProblem>();
    const ofParts = parts.flatMap((part) => kindOf(part).problems(part.definition));
    if (isBlank(stem) && ofParts.includes('emptyStem')) found.add('emptyStem');
    if (ofParts.includes('noKey')) found.add('noKey');
    if (repeatsId(parts)) found.add('duplicateOption');
    // A part may leave its stem to the question's.
    if (parts.length === 0 || ofParts.some((problem) => problem !== 'emptyStem')) found.add('partNotWhole');
    return [...found];
  },
  keyText: ({ parts }, order) => sayParts(parts, (part) => kindOf(part).keyText(part.definition, orderOf(part, order))),
  responseText: ({ parts }, response, order) =>
    sayParts(parts, (part) =>
      kindOf(part).responseText(part.definition, read(part, ofPart(response, part.id)), orderOf(part, order)),
    ),
  correctResponse({ parts }) {
    const right = parts.map((part) => [part.id, kindOf(part).correctResponse(part.definition)] as const);
    return right.some(([, response]) => response === null) ? null : (Object.fromEntries(right) as CompositeResponse);
  },
  withKey(definition, text, sealed = definition) {
    const { parts } = definition;
    const said = labelledIn(text, /([a-t])\)/, (letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0), parts.length);
    if (said === null) return null;
    const anew = parts.map((part, at) => {
      const key = said.get(at);
      // What is said as it stood stays, also of kinds whose keys cannot be said in a line.
      const isKept = key === undefined || (key !== '' && key === kindOf(part).keyText(part.definition));
      return isKept ? part.definition : kindOf(part).withKey(part.definition, key, partOf(sealed, part));
    });
    if (anew.includes(null)) return null;
    return { ...definition, parts: parts.map((part, at) => ({ ...part, definition: anew[at] ?? part.definition })) };
  },
  tallies: ({ parts }) =>
    parts.flatMap((part, at) =>
      kindOf(part)
        .tallies(part.definition)
        .map((tally) => ({
          ...tally,
          label: tally.label === '' ? small(at) : `${small(at)}.${tally.label}`,
          said: (response: CompositeResponse) => {
            const own = read(part, ofPart(response, part.id));
            return own === null ? null : tally.said(own);
          },
        })),
    ),
};

/** The same part before any correction. */
const partOf = ({ parts }: CompositeDefinition, { id }: Part): SimpleDefinition | undefined =>
  parts.find((part) => part.id === id)?.definition;

/** The response to a part, or null where its kind cannot read it. */
function read(part: Part, response: unknown): Response | null {
  const parsed = kindOf(part).response.safeParse(response);
  return parsed.success ? parsed.data : null;
}

function scorePart(part: Part, response: CompositeResponse, rule: ScoringRule): number {
  return kindOf(part).score(part.definition, read(part, ofPart(response, part.id)), rule);
}

/** Of the question's order that which concerns a part, without its name. */
function orderOf({ id }: Part, order: readonly string[] | undefined): string[] | undefined {
  const own = order?.flatMap((name) => (name.startsWith(`${id}.`) ? [name.slice(id.length + 1)] : []));
  return own && own.length > 0 ? own : undefined;
}

/** "a) B; b) -1,5". */
function sayParts(parts: readonly Part[], say: (part: Part) => string): string {
  return parts
    .flatMap((part, at) => {
      const text = say(part);
      return text === '' ? [] : [`${small(at)}) ${text}`];
    })
    .join('; ');
}
