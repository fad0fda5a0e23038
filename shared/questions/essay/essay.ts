import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, viewBase } from '../kind.ts';
import { FileRef } from '../response.ts';
import { Rubric, textsOfRubric } from '../rubric.ts';

const Words = z.number().int().min(1).max(5_000);
const Files = z.number().int().min(1).max(10);
/** `rich`: bold, italic, underlined words and formulas between $ signs, as authors type them. */
const Format = z.enum(['plain', 'rich']);
/** Most characters of an answer. @public */
export const LONGEST_ESSAY = 20_000;

export const EssayDefinition = z.object({
  kind: z.literal('essay'),
  ...definitionBase,
  /** `plain` where absent. */
  format: Format.optional(),
  /** Said to the candidate; an answer that is shorter or longer is taken all the same. */
  minWords: Words.optional(),
  maxWords: Words.optional(),
  /** How many files may be handed in with it; none where absent. */
  files: Files.optional(),
  /** What it is marked by; empty: by the whole. */
  rubric: Rubric,
  /** True where candidates see the rubric with the question. */
  showRubric: z.boolean().optional(),
});
export const EssayView = z.object({
  kind: z.literal('essay'),
  ...viewBase,
  format: Format,
  minWords: Words.optional(),
  maxWords: Words.optional(),
  files: Files.optional(),
  /** A copy, only where its author shows it. */
  criteria: Rubric.optional(),
});
/** The text; with the files where some were handed in. */
export const EssayResponse = z.union([
  z.string().max(LONGEST_ESSAY),
  z.strictObject({ text: z.string().max(LONGEST_ESSAY), files: z.array(FileRef).max(10) }),
]);

export type EssayDefinition = z.infer<typeof EssayDefinition>;
export type EssayView = z.infer<typeof EssayView>;
export type EssayResponse = z.infer<typeof EssayResponse>;

/** An open question: written at length, marked by a person. */
export const essay: QuestionKind<EssayDefinition, EssayView, EssayResponse> = {
  kind: 'essay',
  definition: EssayDefinition,
  view: EssayView,
  response: EssayResponse,

  toView: ({ stem, format, minWords, maxWords, files, rubric, showRubric }) => ({
    kind: 'essay',
    stem,
    format: format ?? 'plain',
    ...(minWords === undefined ? {} : { minWords }),
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(files === undefined ? {} : { files }),
    ...(showRubric && rubric.length > 0 ? { criteria: rubric } : {}),
  }),
  shuffleable: () => [],
  marking: () => 'person',
  score: () => 0,
  texts: ({ stem, rubric, solution }) => [stem, ...textsOfRubric(rubric), ...(solution ? [solution] : [])],
  problems: ({ stem, minWords = 1, maxWords = 5_000 }) => [
    ...(isBlank(stem) ? (['emptyStem'] as const) : []),
    ...(minWords > maxWords ? (['keyOutOfReach'] as const) : []),
  ],
  keyText: () => '',
  responseText: (_definition, response) =>
    response === null ? '' : [textOf(response), ...filesOf(response).map(({ name }) => `[${name}]`)].join(' ').trim(),
  correctResponse: () => null,
  withKey: () => null,
  tallies: () => [],
};

/** @public */
export const textOf = (response: EssayResponse | null): string =>
  response === null ? '' : typeof response === 'string' ? response : response.text;

/** @public */
export const filesOf = (response: EssayResponse | null): readonly FileRef[] =>
  response === null || typeof response === 'string' ? [] : response.files;
