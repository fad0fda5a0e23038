import { isOwnWriting, listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

/** A slip of the mouse takes a word or two along. */
const WORTH_TELLING_CHARACTERS = 20;

export function observeDraggedOut({ document, clock }: Page, tell: Tell<{ characters: number }>): Stop {
  return listen(document, 'dragstart', (event) => {
    if (isOwnWriting(event.target)) return;
    const characters = [...(document.getSelection?.()?.toString() ?? '')].length;
    if (characters < WORTH_TELLING_CHARACTERS) return;
    const at = clock.now();
    tell({ startedAt: at, endedAt: at, payload: { characters } });
  });
}
