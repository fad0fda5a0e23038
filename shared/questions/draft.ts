import { z } from 'zod';
import { Definition, kindOf } from './registry.ts';

/** What an importer reads: a question of any kind, whole or not. */
export const DraftDefinition = Definition;
export type DraftDefinition = Definition;

export const LEVELS = ['NB', 'TH', 'VD', 'VDC'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** What an importer can say of a question besides what its kind says. */
export const IMPORT_PROBLEMS = [
  'noKey',
  'twoKeys',
  'missingOption',
  'missingStatement',
  'duplicateOption',
  'duplicateNumber',
  'numberGap',
  'unclosedGroup',
  'noTrueStatement',
  'keyTooLong',
  'badKeyFormat',
  'formulaNotConvertible',
  'pictureNotShown',
  'emptyStem',
  'emptyOption',
  'keyOutOfReach',
  'gapMismatch',
  'partNotWhole',
  'noPicture',
  'badScale',
  'kindNotSupported',
  'contentLost',
  'notUnderstood',
  'ownScoringReplaced',
  'noResponseProcessing',
  'invalidResponseProcessing',
  'noMaxScore',
  'noMetadata',
  'missingFile',
  'brokenXml',
  'noInteraction',
  'adaptiveItem',
  'templateFixed',
] as const;
export type ImportProblemName = (typeof IMPORT_PROBLEMS)[number];
export const ImportProblem = z.object({
  what: z.enum(IMPORT_PROBLEMS),
  count: z.number().int().positive().optional(),
  /** What it is about, in the file's own words: "customInteraction". */
  detail: z.string().max(300).optional(),
  /** The row of a spreadsheet that it stands in, as Excel numbers it. */
  row: z.number().int().positive().optional(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** What an importer concluded rather than read: nothing is wrong, but a look is due. */
const IMPORT_DOUBTS = ['kindGuessed', 'keyFromLook', 'keyFromSolution', 'dataAtHead'] as const;
export const ImportDoubt = z.enum(IMPORT_DOUBTS);
export type ImportDoubt = z.infer<typeof ImportDoubt>;

/** With one of these a question cannot be marked, so the bank refuses it until its author has mended it. */
const FATAL: ReadonlySet<ImportProblemName> = new Set([
  'noKey',
  'twoKeys',
  'missingStatement',
  'keyTooLong',
  'badKeyFormat',
  'emptyStem',
  'emptyOption',
  'keyOutOfReach',
  'gapMismatch',
  'partNotWhole',
  'noPicture',
  'badScale',
  'kindNotSupported',
]);

/** Problems of the content itself: they go when the content is mended; the others tell of the file. */
const OF_CONTENT: ReadonlySet<ImportProblemName> = new Set([
  'noKey',
  'twoKeys',
  'missingOption',
  'missingStatement',
  'duplicateOption',
  'noTrueStatement',
  'keyTooLong',
  'badKeyFormat',
  'emptyStem',
  'emptyOption',
  'keyOutOfReach',
  'gapMismatch',
  'partNotWhole',
  'noPicture',
  'badScale',
  'kindNotSupported',
]);

export function isFatal(problem: ImportProblem): boolean {
  return FATAL.has(problem.what);
}

/** Problems of what a candidate would see: they go when every picture and formula can be seen. */
const OF_SIGHT: ReadonlySet<ImportProblemName> = new Set(['formulaNotConvertible', 'pictureNotShown']);

/**
 * The problems of a draft whose content was changed: judged anew, what the file itself was like kept. `isSeen`: no picture
 * is left that a browser cannot draw.
 */
export function problemsAfterRepair(
  definition: DraftDefinition,
  before: readonly ImportProblem[],
  isSeen: boolean,
): ImportProblem[] {
  const ofFile = before.filter(({ what }) => !OF_CONTENT.has(what) && !(isSeen && OF_SIGHT.has(what)));
  return [...contentProblems(definition), ...ofFile];
}

/** What the kind itself finds wrong. Four options are what papers have; fewer are said, not refused. */
export function contentProblems(definition: DraftDefinition): ImportProblem[] {
  const found = kindOf(definition.kind).problems(definition);
  const names = found.flatMap((name) => (name === 'imageWithoutAlt' ? [] : [name satisfies ImportProblemName]));
  const isShort = definition.kind === 'choice' && definition.options.length < 4 && !names.includes('missingOption');
  return [...(isShort ? (['missingOption'] as const) : []), ...names].map((what) => ({ what }));
}
