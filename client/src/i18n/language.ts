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

tellServer(current);

/** The server writes reports, slips and what it refuses in the language of this cookie. */
function tellServer(chosen: Language): void {
  if (typeof document !== 'undefined')
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from school browsers and plain HTTP.
    document.cookie = `khaothi_language=${chosen}; path=/; max-age=31536000; samesite=strict`;
}

export function setLanguage(chosen: Language): void {
  current = chosen;
  tellServer(chosen);
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that refuses storage keeps the choice for this visit only.
  }
  if (typeof document !== 'undefined') document.documentElement.lang = chosen;
  for (const tell of listeners) tell();
}

/** Tells of every change; the function given back ends that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
