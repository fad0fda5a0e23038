import type { RefusedItem } from 'shared/contracts/bank.ts';
import type { RichText } from 'shared/questions/content.ts';
import type { DraftDefinition, ImportDoubt, ImportProblem, Level } from 'shared/questions/draft.ts';

/** One question of a file: what it became, what it was, and what is wrong with it. */
export interface FileQuestion {
  /** As printed; in a Word file it starts again in each part. */
  readonly n: number;
  /** 1 choice, 2 true/false group, 3 short answer, 4 essay. */
  readonly part: 1 | 2 | 3 | 4;
  /** The file inside a package that it came from. */
  readonly file?: string;
  readonly definition: DraftDefinition;
  /** The key as the file writes it, valid or not; null where there is none or more than one. */
  readonly key: string | null;
  /** First words of the stem, formulas as □: how the question is named in lists and reports. */
  readonly title: string;
  readonly options: number;
  readonly level: Level | null;
  readonly topic: string | null;
  readonly section: string | null;
  readonly branch: string | null;
  readonly group: string | null;
  /** "31-35": the questions that share a passage, as the file names them; the passage itself is their stimulus. */
  readonly stimulus: string | null;
  readonly points: string | null;
  readonly pinned: readonly string[];
  readonly statementLevels: readonly (Level | null)[];
  readonly notes: readonly { readonly name: string; readonly words: string }[];
  readonly hasSolution: boolean;
  readonly counts: {
    readonly formulas: number;
    readonly oleFormulas: number;
    readonly images: number;
    readonly tables: number;
  };
  readonly problems: readonly ImportProblem[];
  readonly doubts?: readonly ImportDoubt[];
  /** The question as it stood in the file. */
  readonly source: RichText;
}

/** Bytes that questions show or play, by the SHA-256 of the bytes (64 lower-case hex digits). */
export interface FileMedia {
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** Of one file, refused items counted too; saving an import takes as many. */
export const MOST_QUESTIONS = 5_000;

export interface FileImport {
  /** In document order. */
  readonly questions: readonly FileQuestion[];
  /** Items of which no question could be made, with the reason: nothing is lost in silence. */
  readonly refused: readonly RefusedItem[];
  /** Every picture that the questions or their sources show, each once. */
  readonly pictures: readonly FileMedia[];
  /** What stands before the first question: school, name, time. */
  readonly preamble: RichText;
}
