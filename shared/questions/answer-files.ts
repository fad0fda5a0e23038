import { fileProblem } from './file-upload/file-upload.ts';
import type { Definition } from './registry.ts';
import type { FileRef } from './response.ts';

/** Whether a question takes such a file: judged by the name and size that the ledger holds. */
export function mayHold(definition: Definition, file: FileRef): boolean {
  switch (definition.kind) {
    case 'fileUpload':
      return fileProblem(definition, file) === null;
    case 'recording':
      return file.mime.startsWith('audio/') && fileProblem(ANY, file) === null;
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
/** Any kind, as large as any answer may be. */
const ANY = { accept: [], maxBytes: Number.POSITIVE_INFINITY };
