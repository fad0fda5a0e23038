import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { FileRef } from '../response.ts';
import { Rubric, textsOfRubric } from '../rubric.ts';

const limits = {
  maxSeconds: z.number().int().min(5).max(1_800),
  /** How often it may be recorded; any number of times where it is absent. The last one counts. */
  takes: z.number().int().min(1).max(20).optional(),
};

export const RecordingDefinition = z.object({
  kind: z.literal('recording'),
  ...definitionBase,
  ...limits,
  rubric: Rubric,
});
export const RecordingView = z.object({ kind: z.literal('recording'), ...viewBase, ...limits });
/** The last take; its `take` counts from 1, so that a reload gives no further one. */
export const RecordingResponse = FileRef;

export type RecordingDefinition = z.infer<typeof RecordingDefinition>;
export type RecordingView = z.infer<typeof RecordingView>;
export type RecordingResponse = z.infer<typeof RecordingResponse>;

/** Speech recorded in the page and marked by a person. */
export const recording: QuestionKind<RecordingDefinition, RecordingView, RecordingResponse> = {
  kind: 'recording',
  definition: RecordingDefinition,
  view: RecordingView,
  response: RecordingResponse,

  toView: ({ stem, maxSeconds, takes }) => ({ kind: 'recording', stem, maxSeconds, takes }),
  shuffleable: () => [],
  marking: () => 'person',
  score: () => 0,
  texts: ({ stem, rubric, solution }) => [stem, ...textsOfRubric(rubric), ...(solution ? [solution] : [])],
  problems: ({ stem }): QuestionProblem[] => (isBlank(stem) ? ['emptyStem'] : []),
  keyText: () => '',
  responseText: (_definition, response) => response?.name ?? '',
  correctResponse: () => null,
  withKey: () => null,
  tallies: () => [],
};
