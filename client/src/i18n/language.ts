import { useSyncExternalStore } from 'react';
import type { Language } from 'shared/contracts/errors.ts';

export type { Language };

const KEY = 'khaothi.language';
const listeners = new Set<() => void>();
let current: Language = remembered();

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

/** The language on screen. Vietnamese until the person chooses otherwise. */
export const language = (): Language => current;

export function setLanguage(chosen: Language): void {
  current = chosen;
  // The server writes reports and slips in the language of this cookie.
  if (typeof document !== 'undefined')
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from school browsers and plain HTTP.
    document.cookie = `khaothi_language=${chosen}; path=/; max-age=31536000; samesite=strict`;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that refuses storage keeps the choice for this visit only.
  }
  if (typeof document !== 'undefined') document.documentElement.lang = chosen;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language on screen; the component draws anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language, language);
}
