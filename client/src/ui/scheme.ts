import { useSyncExternalStore } from 'react';

/** Light, dark, or what the system says. `public/scheme.js` sets the same attribute before the first paint. */
export type Scheme = 'light' | 'dark' | 'auto';

const KEY = 'khaothi.scheme';
const listeners = new Set<() => void>();

export function scheme(): Scheme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

/** The scheme that is shown now. */
export function shownScheme(): 'light' | 'dark' {
  return document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light';
}

export function setScheme(chosen: Scheme): void {
  try {
    if (chosen === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that refuses storage keeps the choice for this visit only.
  }
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  for (const tell of listeners) tell();
}

/** The scheme on screen, for what has to be told its colours (charts). */
export function useShownScheme(): 'light' | 'dark' {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shownScheme,
    shownScheme,
  );
}
