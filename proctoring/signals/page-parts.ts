import { PAGE_PART_NAMES, type PagePartName } from './not-measured/names.ts';
import type { Page } from './page.ts';
import type { SignalName } from './registry.ts';

/** `unknown`: this browser cannot tell; `relaxed`: an accommodation leaves it out; `notAsked`: the exam does. None is ever "clean". */
export type Measured = 'measured' | 'unknown' | 'relaxed' | 'notAsked';

interface PagePart {
  /** The signal it is a part of: where that is left out, nothing is said of the part. */
  readonly of: SignalName | null;
  readonly look: (page: Page) => Measured;
}

const parts: Readonly<Record<PagePartName, PagePart>> = {
  keyboardLock: {
    of: null,
    look({ hold, window }) {
      if (!hold.locksKeyboard) return 'notAsked';
      return typeof window.navigator?.keyboard?.lock === 'function' ? 'measured' : 'unknown';
    },
  },
  printScreen: {
    of: 'printAttempt',
    // Other systems take their pictures without telling the page of any key.
    look: ({ window }) => (/^Win/.test(window.navigator?.platform ?? '') ? 'measured' : 'unknown'),
  },
  hiddenField: {
    of: 'scriptedInput',
    look: ({ hold }) => (hold.hidesField ? 'measured' : 'notAsked'),
  },
};

/** How each part stands in this page; those of a signal that is left out are left out with it. */
export function partsMeasured(
  page: Page,
  relaxed: readonly string[],
): Readonly<Partial<Record<PagePartName, Measured>>> {
  const names = Object.keys(PAGE_PART_NAMES) as PagePartName[];
  const found = names.flatMap((name) => {
    const { of, look } = parts[name];
    if (of !== null && relaxed.includes(of)) return [];
    return [[name, relaxed.includes(name) ? 'relaxed' : look(page)]];
  });
  return Object.fromEntries(found);
}
