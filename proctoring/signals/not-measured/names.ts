import { isSignalName, signalOf } from '../registry.ts';
import type { Said } from '../signal.ts';

/** What of the page may be absent although its signal is there, or is no signal at all (`page-parts.ts`). */
export const PAGE_PART_NAMES = {
  keyboardLock: { vi: 'Khóa phím rời trang', en: 'Lock of keys that lead out' },
  printScreen: { vi: 'Phím chụp màn hình', en: 'Print Screen key' },
  hiddenField: { vi: 'Ô chỉ chương trình mới thấy', en: 'Field that only programs find' },
} as const satisfies Record<string, Said>;
export type PagePartName = keyof typeof PAGE_PART_NAMES;

/** What a signal or a part of the page is called; its own name where nobody here knows it. */
export function nameOfMeasured(name: string): Said {
  if (isSignalName(name)) return signalOf(name).name;
  return Object.hasOwn(PAGE_PART_NAMES, name) ? PAGE_PART_NAMES[name as PagePartName] : { vi: name, en: name };
}
