import { useSyncExternalStore } from 'react';
import { type Language, language, onLanguage } from './language.ts';

/** The language on screen; the component draws anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, language, language);
}
