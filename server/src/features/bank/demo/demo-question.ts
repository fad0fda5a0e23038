/** Words and formulas in the order they are read; a formula is OMML made by `M`. */
export type Line = readonly string[];

export interface DemoChoice {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly options: readonly Line[];
  /** Null: the teacher forgot to mark it. */
  readonly key: 'A' | 'B' | 'C' | 'D' | null;
  readonly hasGraph?: boolean;
  readonly table?: readonly (readonly string[])[];
  /** What is asked after the table. */
  readonly ask?: string;
}

export interface DemoGroup {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly statements: readonly (readonly [isTrue: boolean, ...words: string[]])[];
}

export interface DemoShort {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly key: string;
  readonly solution?: readonly Line[];
}
