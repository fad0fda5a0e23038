import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { Picture, textsOfPicture } from '../picture/picture.ts';
import { Rubric, textsOfRubric } from '../rubric.ts';
import { STROKE, STROKE_LENGTH } from './stroke.ts';

const sheet = {
  /** What is drawn upon: a map, axes, a circuit. It fills the sheet. */
  background: Picture.optional(),
  /** The sheet, in its own pixels. */
  width: z.number().int().min(100).max(2_000),
  height: z.number().int().min(100).max(2_000),
};

export const DrawingDefinition = z.object({
  kind: z.literal('drawing'),
  ...definitionBase,
  ...sheet,
  rubric: Rubric,
});
export const DrawingView = z.object({ kind: z.literal('drawing'), ...viewBase, ...sheet });

/** All strokes together: a ledger carries every state of a drawing over a weak line. */
const DRAWING_LENGTH = 60_000;
/** Strokes in the order they were drawn; see `stroke.ts`. */
export const DrawingResponse = z
  .array(z.string().max(STROKE_LENGTH).regex(STROKE))
  .max(200)
  .refine((strokes) => lengthOf(strokes) <= DRAWING_LENGTH, 'too much ink');

export type DrawingDefinition = z.infer<typeof DrawingDefinition>;
export type DrawingView = z.infer<typeof DrawingView>;
export type DrawingResponse = z.infer<typeof DrawingResponse>;

/** A drawing, marked by a person. */
export const drawing: QuestionKind<DrawingDefinition, DrawingView, DrawingResponse> = {
  kind: 'drawing',
  definition: DrawingDefinition,
  view: DrawingView,
  response: DrawingResponse,

  toView: ({ stem, background, width, height }) => ({ kind: 'drawing', stem, background, width, height }),
  shuffleable: () => [],
  marking: () => 'person',
  score: () => 0,
  texts: ({ stem, background, rubric, solution }) => [
    stem,
    ...textsOfPicture(background),
    ...textsOfRubric(rubric),
    ...(solution ? [solution] : []),
  ],
  problems: ({ stem }): QuestionProblem[] => (isBlank(stem) ? ['emptyStem'] : []),
  keyText: () => '',
  responseText: (_definition, response) => (response && response.length > 0 ? `✎ ${response.length}` : ''),
  correctResponse: () => null,
  withKey: () => null,
  tallies: () => [],
};

/** Whether one more stroke still fits into the response. */
export function hasRoom(strokes: readonly string[], next: string): boolean {
  return strokes.length < 200 && lengthOf(strokes) + next.length <= DRAWING_LENGTH;
}

const lengthOf = (strokes: readonly string[]) => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
