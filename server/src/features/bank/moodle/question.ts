/** How a text of Moodle is written: HTML, "Moodle auto-format" (HTML in which a new line is a new line), Markdown, plain. */
export type TextFormat = 'html' | 'moodle' | 'markdown' | 'plain';

export interface MoodleText {
  readonly text: string;
  readonly format: TextFormat;
  /** Files that stand beside the text, by the path under which `@@PLUGINFILE@@` names them. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** An answer and its share of the points: 1 is fully right, below 0 costs points. */
export interface MoodleAnswer {
  readonly text: MoodleText;
  readonly share: number;
  readonly feedback: MoodleText | null;
}

/** `min` and `max` as written; both null for `*`, which catches every other answer. */
export interface NumericalAnswer {
  readonly value: string | null;
  readonly tolerance: number;
  readonly share: number;
  readonly feedback: MoodleText | null;
}

export interface MoodleDrag {
  readonly no: number;
  readonly text: MoodleText;
  readonly picture: MoodleText | null;
  readonly group: number;
  /** How often it may be used; null without limit. */
  readonly uses: number | null;
}

export interface MoodleDrop {
  readonly choice: number;
  readonly label: string;
  /** ddmarker: "circle", "rectangle", "polygon" and its coordinates as Moodle writes them. */
  readonly shape: string | null;
  readonly coords: string;
}

/** What Moodle asks, by its question type. */
export type MoodleBody =
  | {
      readonly type: 'multichoice';
      readonly single: boolean;
      readonly shuffle: boolean;
      readonly answers: readonly MoodleAnswer[];
    }
  | { readonly type: 'truefalse'; readonly key: boolean | null; readonly feedback: readonly (MoodleText | null)[] }
  | { readonly type: 'shortanswer'; readonly ignoreCase: boolean; readonly answers: readonly MoodleAnswer[] }
  | {
      readonly type: 'numerical';
      readonly answers: readonly NumericalAnswer[];
      readonly units: readonly { readonly name: string; readonly multiplier: number }[];
      readonly unitRequired: boolean;
    }
  | { readonly type: 'match'; readonly pairs: readonly { readonly source: MoodleText; readonly target: MoodleText }[] }
  | {
      readonly type: 'essay';
      readonly format: 'plain' | 'rich' | 'none';
      readonly files: number;
      readonly minWords: number | null;
      readonly maxWords: number | null;
      readonly forMarkers: MoodleText | null;
      readonly template: MoodleText | null;
    }
  | { readonly type: 'description' }
  | { readonly type: 'cloze' }
  | { readonly type: 'gapselect' | 'ddwtos'; readonly choices: readonly MoodleDrag[] }
  | {
      readonly type: 'ddimageortext' | 'ddmarker';
      readonly background: Uint8Array | null;
      readonly drags: readonly MoodleDrag[];
      readonly drops: readonly MoodleDrop[];
    }
  | {
      readonly type: 'ordering';
      readonly items: readonly MoodleText[];
      readonly grading: string;
      /** How many of the items each candidate gets, where it is not all. */
      readonly select: number | null;
    }
  | {
      readonly type: 'calculated';
      readonly answers: readonly CalculatedAnswer[];
      /** Values of the wild cards, one record for each variant of the question. */
      readonly variants: readonly Readonly<Record<string, number>>[];
      readonly choices: { readonly single: boolean } | null;
      readonly units: readonly { readonly name: string; readonly multiplier: number }[];
      readonly unitRequired: boolean;
    }
  | { readonly type: 'unknown'; readonly name: string };

export interface CalculatedAnswer {
  readonly text: MoodleText;
  readonly share: number;
  readonly feedback: MoodleText | null;
  readonly tolerance: number;
  readonly toleranceType: 'relative' | 'nominal' | 'geometric';
  /** `decimals` or `figures`: what `length` counts. */
  readonly rounding: 'decimals' | 'figures';
  readonly length: number;
}

/** A question as Moodle thinks of it: what the readers of Moodle XML, GIFT, Aiken and Cloze all give. */
export interface MoodleQuestion {
  readonly name: string;
  readonly text: MoodleText;
  readonly body: MoodleBody;
  readonly category: string | null;
  readonly generalFeedback: MoodleText | null;
  /** For a right, a partly right and a wrong answer. */
  readonly combinedFeedback: readonly (MoodleText | null)[];
  readonly hints: readonly MoodleText[];
  readonly points: number | null;
  readonly tags: readonly string[];
  readonly idNumber: string | null;
  /** What the file says and no question can hold, in its own words. */
  readonly lost?: readonly string[];
}

/** What could not be understood, in the words of the file. */
export interface Misread {
  readonly title: string;
  readonly why: string;
}

export const bareQuestion = {
  category: null,
  generalFeedback: null,
  combinedFeedback: [],
  hints: [],
  points: null,
  tags: [],
  idNumber: null,
} as const satisfies Partial<MoodleQuestion>;
