interface Keyboard {
  lock(keys: readonly string[]): Promise<void>;
  unlock(): void;
}

/** Keys that lead out of the page. The system's own (Ctrl-Alt-Del, Cmd-Tab) are never given, and Esc held down leaves. */
const KEYS = ['Escape', 'MetaLeft', 'MetaRight', 'AltLeft', 'AltRight', 'Tab'];

/** Keeps those keys to the page whenever it fills the screen; nothing where the browser has no keyboard lock. */
export function lockKeyboard(
  document: Document,
  keyboard: Keyboard | undefined = (navigator as { keyboard?: Keyboard }).keyboard,
): () => void {
  if (typeof keyboard?.lock !== 'function') return () => {};
  const look = () => {
    if (document.fullscreenElement) void keyboard.lock(KEYS).catch(() => undefined);
    else keyboard.unlock();
  };
  look();
  document.addEventListener('fullscreenchange', look);
  return () => {
    document.removeEventListener('fullscreenchange', look);
    keyboard.unlock();
  };
}
