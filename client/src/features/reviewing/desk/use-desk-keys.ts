import { useEffect, useRef } from 'react';

export interface DeskKeys {
  readonly next: () => void;
  readonly previous: () => void;
  /** Shows the picture of the moment, or hides it. */
  readonly picture: () => void;
  /** Begins the decision that is not adverse, and the adverse one. */
  readonly accept: () => void;
  readonly refer: () => void;
}

const ACTS: Readonly<Record<string, keyof DeskKeys>> = {
  j: 'next',
  k: 'previous',
  ' ': 'picture',
  a: 'accept',
  d: 'refer',
};

/** J and K go through the moments, space shows the picture, A and D begin a decision. Fields and buttons keep their keys. */
export function useDeskKeys(keys: DeskKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = ACTS[event.key.toLowerCase()];
      if (!act || (act === 'picture' && isPressable(event.target))) return;
      event.preventDefault();
      now.current[act]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** What space already presses. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="button"]') !== null;
}
