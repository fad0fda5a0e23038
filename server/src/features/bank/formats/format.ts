import type { Progress } from '../../../jobs/answer-as-worker.ts';
import type { FileImport } from './imported.ts';

/** An uploaded file: its bytes, and the name that its owner gave it, which is never believed alone. */
export interface QuestionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A way in which question files are written: one folder beside this one, one line in `registry.ts`. */
export interface QuestionFormat {
  /** As printed by the command line and kept with an import: "docx". */
  readonly name: string;
  /** Endings without the dot, lower case: asked only where no format knows the content. */
  readonly endings: readonly string[];
  /** By what the file holds. It is asked of every file, in the order of the registry: it must be quick and never throw. */
  recognises(file: QuestionFile): boolean;
  /**
   * Reads a file that may be hostile. No clock, no disk, no network: it runs in an isolated worker that is killed at its
   * limits (read-in-worker.ts), and what it returns must be plain data. `progress` hears how many questions are read, of
   * those that were found.
   * @throws UnreadableFile for a file that holds no question or cannot be read at all
   */
  read(file: QuestionFile, progress?: Progress): Promise<FileImport>;
}
