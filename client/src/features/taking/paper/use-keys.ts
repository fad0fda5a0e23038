import { useEffect, useRef } from 'react';

interface Keys {
  readonly onLetter: (key: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onFlag: () => void;
}

/** A-D answers, left and right move, F flags; typing in a field and keys of the browser itself are left alone. */
export function useKeys(keys: Keys, isOn: boolean): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
      const letter = event.key.toLowerCase();
      // Capture: a focused radio would otherwise take the arrows and change the answer.
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
        latest.current.onMove(event.key === 'ArrowRight' ? 1 : -1);
      else if (letter === 'f') latest.current.onFlag();
      else if (/^[a-e]$/.test(letter)) latest.current.onLetter(letter);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [isOn]);
}

function isTyping(target: EventTarget | null): boolean {
  // What moves by the arrows itself: a drawing's pen, a point on a picture.
  if (target instanceof Element && target.closest('[data-keys="own"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  const isText =
    (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  return isText || target.isContentEditable || target.closest('dialog') !== null;
}
