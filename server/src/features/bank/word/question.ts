import type { RichText } from 'shared/questions/content.ts';
import type { DraftDefinition, ImportProblem, Level } from 'shared/questions/draft.ts';
import type { Part } from './conventions.ts';
import type { Picture } from './ooxml/content.ts';

/** One question of a Word file: what it became, what it was, and what is wrong with it. */
export interface WordQuestion {
  /** As printed; it starts again in each part. */
  readonly n: number;
  readonly part: Part;
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
  /** "31-35": the questions that share a passage; the passage itself stands at the head of each stem. */
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
  /** The paragraphs as they stood in the file. */
  readonly source: RichText;
}

export interface WordImport {
  readonly questions: readonly WordQuestion[];
  /** Every picture that the questions or their sources show, each once. */
  readonly pictures: readonly Pick<Picture, 'sha256' | 'mime' | 'bytes'>[];
  /** What stands before the first question: school, name, time. */
  readonly preamble: RichText;
}
