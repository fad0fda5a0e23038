import type { BankFilter } from 'shared/contracts/bank-questions.ts';

/** Chosen questions: these, or all that a search finds but these. */
export interface Selection {
  readonly all: BankFilter | null;
  readonly ids: ReadonlySet<string>;
}

export const NOTHING_CHOSEN: Selection = { all: null, ids: new Set() };

export function isChosen({ all, ids }: Selection, id: string): boolean {
  return all === null ? ids.has(id) : !ids.has(id);
}

export function choosing({ all, ids }: Selection, id: string, wanted: boolean): Selection {
  const next = new Set(ids);
  if (wanted === (all === null)) next.add(id);
  else next.delete(id);
  return { all, ids: next };
}

export function isAnyChosen({ all, ids }: Selection): boolean {
  return all !== null || ids.size > 0;
}
