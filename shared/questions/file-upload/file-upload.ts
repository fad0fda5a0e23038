import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { ANSWER_FILE_BYTES, FileRef } from '../response.ts';
import { Rubric, textsOfRubric } from '../rubric.ts';

const limits = {
  /** Extensions without a dot, in small letters ("pdf"); empty for any file. */
  accept: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(40),
  maxFiles: z.number().int().min(1).max(20),
  /** Of each file. */
  maxBytes: z.number().int().min(1).max(ANSWER_FILE_BYTES),
};

export const FileUploadDefinition = z.object({
  kind: z.literal('fileUpload'),
  ...definitionBase,
  ...limits,
  rubric: Rubric,
});
export const FileUploadView = z.object({ kind: z.literal('fileUpload'), ...viewBase, ...limits });
export const FileUploadResponse = z.array(FileRef).max(20);

export type FileUploadDefinition = z.infer<typeof FileUploadDefinition>;
export type FileUploadView = z.infer<typeof FileUploadView>;
export type FileUploadResponse = z.infer<typeof FileUploadResponse>;

/** Files handed in and marked by a person: a spreadsheet, a photo of work on paper, a program. */
export const fileUpload: QuestionKind<FileUploadDefinition, FileUploadView, FileUploadResponse> = {
  kind: 'fileUpload',
  definition: FileUploadDefinition,
  view: FileUploadView,
  response: FileUploadResponse,

  toView: ({ stem, accept, maxFiles, maxBytes }) => ({ kind: 'fileUpload', stem, accept, maxFiles, maxBytes }),
  shuffleable: () => [],
  marking: () => 'person',
  score: () => 0,
  texts: ({ stem, rubric, solution }) => [stem, ...textsOfRubric(rubric), ...(solution ? [solution] : [])],
  problems: ({ stem }): QuestionProblem[] => (isBlank(stem) ? ['emptyStem'] : []),
  keyText: () => '',
  responseText: (_definition, response) => (response ?? []).map(({ name }) => name).join('; '),
  correctResponse: () => null,
  withKey: () => null,
  tallies: () => [],
};

/** What keeps a file out, by its name and size; null where nothing does. */
export function fileProblem(
  { accept, maxBytes }: { readonly accept: readonly string[]; readonly maxBytes: number },
  file: { readonly name: string; readonly bytes: number },
): 'kind' | 'size' | 'empty' | null {
  if (file.bytes === 0) return 'empty';
  if (accept.length > 0 && !accept.includes(extensionOf(file.name))) return 'kind';
  return file.bytes > Math.min(maxBytes, ANSWER_FILE_BYTES) ? 'size' : null;
}

/** "docx" of "Bài làm.DOCX"; '' where there is none. */
function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';
}
