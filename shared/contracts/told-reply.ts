/**
 * A long answer may be followed while it is made: whoever asks with `accept: application/x-ndjson` is sent a line of JSON
 * for each step, and at last the reply itself, or the refusal. Refusals from before the first step come as always.
 */
export const TOLD_TYPE = 'application/x-ndjson';

/** How far the work is: `step` is one of the endpoint's `steps`, `done` of `total` questions, pictures. */
export interface ToldStep {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** A line of such an answer. After `file` come its bytes, up to the end of the answer; after the others nothing. */
export type ToldLine =
  | ToldStep
  | { readonly reply: unknown }
  | { readonly file: { readonly name: string; readonly type: string; readonly bytes: number } }
  | { readonly error: unknown; readonly status: number };
