import type { DraftDefinition, ImportProblem } from 'shared/questions/draft.ts';

/** What a question of Moodle became: a question of ours, or the reason why there is none. */
export type Defined =
  | { readonly definition: DraftDefinition; readonly problems?: readonly ImportProblem[] }
  | { readonly refused: ImportProblem };

export function refused(detail: string): Defined {
  return { refused: { what: 'kindNotSupported', detail } };
}

/** A share as Moodle prints it: "33,33%". */
export function percentText(share: number): string {
  return `${String(Number((share * 100).toFixed(2))).replace('.', ',')}%`;
}
