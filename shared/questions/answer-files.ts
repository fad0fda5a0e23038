import { fileProblem } from './file-upload/file-upload.ts';
import type { Definition } from './registry.ts';
import { FileRef } from './response.ts';

/** Every file that a response names, at whatever depth. */
export function filesIn(response: unknown): FileRef[] {
  if (typeof response !== 'object' || response === null) return [];
  const parsed = FileRef.safeParse(response);
  return parsed.success ? [parsed.data] : Object.values(response).flatMap(filesIn);
}

/** Whether a question takes such a file: judged by the name and size that the ledger holds. */
export function mayHold(definition: Definition, file: FileRef): boolean {
  switch (definition.kind) {
    case 'fileUpload':
      return fileProblem(definition, file) === null;
    case 'recording':
      return file.mime.startsWith('audio/') && fileProblem(RECORDED, file) === null;
    case 'essay':
      return definition.files !== undefined && fileProblem(WITH_ESSAY, file) === null;
    case 'composite':
      return definition.parts.some((part) => mayHold(part.definition, file));
    default:
      return false;
  }
}

/** Photographs of a page, or a document. */
const WITH_ESSAY = { accept: [], maxBytes: 20 * 1024 * 1024 };
const RECORDED = { accept: [], maxBytes: Number.POSITIVE_INFINITY };
