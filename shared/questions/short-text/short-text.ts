import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, viewBase } from '../kind.ts';
import { AcceptedText, acceptedAnew, acceptedLine, firstAccepted, matchText, tallied } from '../text-match.ts';

const LONGEST_TEXT = 500;

export const ShortTextDefinition = z.object({
  kind: z.literal('shortText'),
  ...definitionBase,
  /** What is right, wholly or in part; empty while the author has not said. */
  accepted: z.array(AcceptedText).max(50),
  ignoreCase: z.boolean().optional(),
  ignoreMarks: z.boolean().optional(),
  /** Most characters a candidate may type. */
  maxLength: z.number().int().min(1).max(LONGEST_TEXT).optional(),
});
export const ShortTextView = z.object({
  kind: z.literal('shortText'),
  ...viewBase,
  maxLength: z.number().int(),
});
/** The text as typed. */
export const ShortTextResponse = z.string().max(LONGEST_TEXT);

export type ShortTextDefinition = z.infer<typeof ShortTextDefinition>;
export type ShortTextView = z.infer<typeof ShortTextView>;
export type ShortTextResponse = z.infer<typeof ShortTextResponse>;

/** A word or a few, compared with a list of accepted ones. */
export const shortText: QuestionKind<ShortTextDefinition, ShortTextView, ShortTextResponse> = {
  kind: 'shortText',
  definition: ShortTextDefinition,
  view: ShortTextView,
  response: ShortTextResponse,

  toView: ({ stem, maxLength }) => ({ kind: 'shortText', stem, maxLength: maxLength ?? LONGEST_TEXT }),
  shuffleable: () => [],
  marking: () => 'key',
  score: (definition, response) => (response === null ? 0 : matchText(response, definition.accepted, definition)),
  texts: ({ stem, solution }) => [stem, ...(solution ? [solution] : [])],
  problems: ({ stem, accepted, maxLength = LONGEST_TEXT }) => {
    const first = firstAccepted(accepted);
    return [
      ...(isBlank(stem) ? (['emptyStem'] as const) : []),
      ...(first === null ? (['noKey'] as const) : first.length > maxLength ? (['keyOutOfReach'] as const) : []),
    ];
  },
  keyText: ({ accepted }) => acceptedLine(accepted),
  responseText: (_definition, response) => response ?? '',
  correctResponse: ({ accepted }) => firstAccepted(accepted),
  withKey(definition, text, sealed = definition) {
    const { accepted, maxLength = LONGEST_TEXT } = definition;
    const anew = acceptedAnew({ accepted, sealed: sealed.accepted }, text, maxLength);
    return anew && { ...definition, accepted: anew };
  },
  tallies: (definition) => [
    {
      label: '',
      options: null,
      right: firstAccepted(definition.accepted),
      said: (response) => tallied(response, definition.accepted, definition),
    },
  ],
};
