/** One thing that an item analysis counts of a question: which option was chosen, what was said of a statement, what a gap holds. */
export interface Tally<Response> {
  /** What the rows are about, where a question has several: "a", "2", "1.b"; '' where it has one. */
  readonly label: string;
  /** What can be said, in master order; null where candidates write freely: then the commonest are shown. */
  readonly options: readonly { readonly id: string; readonly label: string }[] | null;
  /** What is right: an option's id, or the text that `said` gives for every right answer. Null while nobody has set it. */
  readonly right: string | null;
  /** What a response says of it: an option's id, or a spelling; null for blank. */
  said(response: Response): string | null;
}

/** "A", "B" … by place from 0. */
export const capital = (place: number): string => String.fromCharCode(65 + place);
/** "a", "b" … by place from 0. */
export const small = (place: number): string => String.fromCharCode(97 + place);
