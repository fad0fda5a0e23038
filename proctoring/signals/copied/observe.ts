import { isOwnWriting, listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

/** A word or two, copied to think about, is not worth a reviewer's minute. */
const WORTH_TELLING_CHARACTERS = 20;

export function observeCopied({ document, clock }: Page, tell: Tell<{ characters: number }>): Stop {
  const copied = (event: Event) => {
    if (isOwnWriting(event.target)) return;
    const characters = [...(document.getSelection?.()?.toString() ?? '')].length;
    if (characters < WORTH_TELLING_CHARACTERS) return;
    const at = clock.now();
    tell({ startedAt: at, endedAt: at, payload: { characters } });
  };
  const stops = [listen(document, 'copy', copied), listen(document, 'cut', copied)];
  return () => {
    for (const stop of stops) stop();
  };
}
