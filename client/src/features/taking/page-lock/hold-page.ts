import { isOwnWriting } from 'proctoring/signals/page.ts';
import type { Relaxable } from 'shared/contracts/page-lock.ts';

/** Printing, saving and the source of the page; every other key is the candidate's, and a screen reader's. */
const KEPT_KEYS = new Set(['p', 's', 'u']);

/**
 * Holds the paper on the page while it is written: no menu that translates or searches, no copying, dragging or printing.
 * It hinders and keeps nobody out; what the candidate writes is left alone, and so is what an accommodation allows.
 * Returns what lets go.
 */
export function holdPage(document: Document, relaxed: readonly Relaxable[]): () => void {
  const hold = (type: string, isHeld: (event: Event) => boolean) => {
    const heard = (event: Event) => {
      if (isHeld(event)) event.preventDefault();
    };
    document.addEventListener(type, heard, { capture: true });
    return () => document.removeEventListener(type, heard, { capture: true });
  };
  const onPaper = (event: Event) => !isOwnWriting(event.target);
  const unless = (name: Relaxable, isHeld: (event: Event) => boolean) =>
    relaxed.includes(name) ? () => false : isHeld;
  const stops = [
    hold('contextmenu', unless('contextMenu', onPaper)),
    hold('copy', unless('copied', onPaper)),
    hold('cut', unless('copied', onPaper)),
    hold('dragstart', unless('draggedOut', onPaper)),
    // A file dropped beside a field would take the page away.
    hold('dragover', onPaper),
    hold('drop', onPaper),
    hold(
      'keydown',
      unless('printAttempt', (event) => {
        const { ctrlKey, metaKey, altKey, key } = event as KeyboardEvent;
        return (ctrlKey || metaKey) && !altKey && KEPT_KEYS.has(key.toLowerCase());
      }),
    ),
  ];
  if (!relaxed.includes('printAttempt')) document.documentElement.dataset.held = '';
  return () => {
    for (const stop of stops) stop();
    delete document.documentElement.dataset.held;
  };
}
