import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';
import type { SCRIPTED_BY } from './scripted-input.ts';

type By = (typeof SCRIPTED_BY)[number];

/** On the field that only a program finds: off the screen, out of the tab order, hidden from screen readers. */
export const HIDDEN_FIELD = 'data-khaothi-empty';

/**
 * A label or a form answers a hand's click with one of its own; Vietnamese typing extensions write by events of theirs.
 * So only clicks count, and only those with no hand near them.
 */
const HAND_NEAR_MS = 1_000;
const AGAIN_MS = 60_000;

export function observeScriptedInput({ document, window, clock }: Page, tell: Tell<{ by: By }>): Stop {
  const toldAt = new Map<By, number>();
  const told = (by: By) => {
    const at = clock.now();
    if (at - (toldAt.get(by) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    toldAt.set(by, at);
    tell({ startedAt: at, endedAt: at, payload: { by } });
  };
  if (window.navigator?.webdriver === true) told('webdriver');
  let handAt = Number.NEGATIVE_INFINITY;
  const hand = (event: Event) => {
    if (event.isTrusted) handAt = clock.now();
  };
  const stops = [
    ...['pointerdown', 'pointerup', 'keydown', 'touchend'].map((type) => listen(document, type, hand)),
    listen(document, 'click', (event) => {
      if (event.isTrusted) handAt = clock.now();
      else if (clock.now() - handAt > HAND_NEAR_MS) told('untrustedClick');
    }),
    listen(document, 'input', (event) => {
      const field = event.target as { hasAttribute?(name: string): boolean } | null;
      if (field?.hasAttribute?.(HIDDEN_FIELD)) told('hiddenField');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
