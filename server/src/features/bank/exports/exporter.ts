import type { ExportFormat } from 'shared/contracts/bank-exports.ts';
import type { Definition } from 'shared/questions/registry.ts';

/** A question that is to leave the bank, as it stands there now. */
export interface ExportQuestion {
  readonly definition: Definition;
  readonly level: string | null;
  readonly topic: string | null;
}

export interface ExportMedia {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** What became of a question: written, written with loss, or left behind, and what was lost by its name. */
export interface ExportOutcome {
  readonly outcome: 'written' | 'writtenWithLoss' | 'leftBehind';
  readonly why: readonly string[];
}

export interface ExportFile {
  readonly bytes: Uint8Array;
  /** One for each question, in their order. */
  readonly outcomes: readonly ExportOutcome[];
}

/** Hears that so many of the questions are written; is awaited, so that a long file lets others be served, and may throw to end it. */
export type Written = (questions: number) => Promise<void>;

/** A way in which questions leave the bank: one line in `registry.ts`. */
export interface QuestionExporter {
  readonly name: ExportFormat;
  readonly ending: string;
  readonly mime: string;
  /** Pure: `find` gives the media that the questions show. Questions that cannot be written are left behind by name. */
  write(
    questions: readonly ExportQuestion[],
    find: (sha256: string) => ExportMedia | null,
    written?: Written,
  ): Promise<ExportFile>;
}
