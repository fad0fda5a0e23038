/** What a question becomes in Moodle: its type, its text, what its type says, and tags that remember the rest. */
export interface Body {
  readonly type: string;
  readonly text: string;
  readonly settings: string;
  readonly tags: readonly string[];
}
