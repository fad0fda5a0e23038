import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

/**
 * UniKey and other Vietnamese typing tools may put a word in through the clipboard: the longest written syllable
 * ("nghiêng") has seven letters, so what is no longer than eight characters is typing.
 */
const TYPING_TOOL_CHARACTERS = 8;
/** Own copies that are remembered, to be pasted back freely. */
const OWN_COPIES = 20;

export function observePasted({ document, clock }: Page, tell: Tell<{ characters: number }>): Stop {
  const own: string[] = [];
  const remember = ({ target }: Event) => {
    const text = normal(selectedIn(target) ?? document.getSelection?.()?.toString() ?? '');
    if (text) own.push(text);
    if (own.length > OWN_COPIES) own.shift();
  };
  const cameIn = (text: string) => {
    const characters = [...text.normalize('NFC')].length;
    if (characters <= TYPING_TOOL_CHARACTERS || own.includes(normal(text))) return;
    const at = clock.now();
    tell({ startedAt: at, endedAt: at, payload: { characters } });
  };
  const stops = [
    listen(document, 'copy', remember),
    listen(document, 'cut', remember),
    // Words that are moved by the mouse come in by a drop.
    listen(document, 'dragstart', remember),
    listen(document, 'paste', (event) => cameIn(textOf((event as ClipboardEvent).clipboardData))),
    listen(document, 'drop', (event) => cameIn(textOf((event as DragEvent).dataTransfer))),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What is selected in a field: Firefox says nothing of it in the document's selection. Null where it is no field. */
function selectedIn(target: EventTarget | null): string | null {
  const { value, selectionStart, selectionEnd } = (target ?? {}) as Partial<HTMLTextAreaElement>;
  if (typeof value !== 'string' || typeof selectionStart !== 'number' || typeof selectionEnd !== 'number') return null;
  return value.slice(selectionStart, selectionEnd);
}

function textOf(transfer: DataTransfer | null | undefined): string {
  return transfer?.getData('text/plain') ?? '';
}

/** Copies come back with other line ends and composed otherwise. */
function normal(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
