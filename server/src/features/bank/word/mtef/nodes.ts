/** An equation of MathType or Equation Editor as a tree, whichever version of MTEF it was written in. */
export type Node =
  | {
      readonly type: 'char';
      /** MTCode: Unicode, with a private use area of MathType's own. */
      readonly code: number;
      readonly typeface: number;
      /** Embellishments by their number: dots, primes, hats, arrows. */
      readonly marks: readonly number[];
    }
  | {
      readonly type: 'template';
      readonly form: Form;
      readonly slots: readonly Slot[];
      readonly signs: readonly number[];
    }
  | { readonly type: 'pile'; readonly lines: readonly (readonly Node[])[] }
  | { readonly type: 'matrix'; readonly columns: number; readonly cells: readonly (readonly Node[])[] };

/** What stands in one place of a template; null for a place that is not shown. */
export type Slot = readonly Node[] | null;

/** A template by what it draws. */
export type Form =
  | { readonly name: 'fence'; readonly open: string; readonly close: string }
  | {
      readonly name:
        | 'root'
        | 'fraction'
        | 'slash'
        | 'limit'
        | 'division'
        | 'dirac'
        | 'box'
        | 'strike'
        | 'script'
        | 'prescript';
    }
  | { readonly name: 'bar'; readonly over: boolean }
  | { readonly name: 'arrow'; readonly command: string }
  | { readonly name: 'operator'; readonly command: string; readonly beside: boolean }
  | { readonly name: 'brace'; readonly over: boolean }
  | { readonly name: 'accent'; readonly command: string };

/** MathType's typefaces that change what a character means. */
export const TYPEFACE = { text: 1, function: 2, vector: 7, expand: 22, space: 24 } as const;
