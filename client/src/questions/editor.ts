import type { ComponentType } from 'react';

export interface EditorProps<Definition> {
  /** Unique on the page: names inputs. */
  readonly id: string;
  readonly definition: Definition;
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (definition: Definition) => void;
}

export interface ReviewProps<Definition, Response> {
  readonly id: string;
  readonly definition: Definition;
  readonly mediaUrl: (sha: string) => string;
  /** What a candidate answered, to be shown beside the key. */
  readonly response?: Response | null;
  /** Where given, the key can be picked with one click. */
  readonly onChange?: (definition: Definition) => void;
}

/** The author's and the reviewer's sides of one kind; the candidate's stands in `Player.tsx`. */
export type Editor<Definition> = ComponentType<EditorProps<Definition>>;
export type Review<Definition, Response> = ComponentType<ReviewProps<Definition, Response>>;
