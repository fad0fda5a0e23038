import type { SortingState } from '@tanstack/react-table';

/** What the browser remembers of a table, by its name. */
export interface Kept {
  readonly sorting: SortingState;
  readonly visible: Record<string, boolean>;
}

export function remembered(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(`khaothi.table.${name}`) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function remember(name: string, kept: Kept): void {
  try {
    localStorage.setItem(`khaothi.table.${name}`, JSON.stringify(kept));
  } catch {
    // A browser that refuses storage shows the table as it comes.
  }
}
