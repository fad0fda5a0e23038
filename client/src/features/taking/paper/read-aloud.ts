import { useEffect, useState, useSyncExternalStore } from 'react';
import { language } from '../../../i18n/language.ts';

/** True where the browser has a voice for the language on screen; many school PCs have none for Vietnamese. */
export function useCanReadAloud(): boolean {
  return useSyncExternalStore(onVoices, () => voice() !== undefined);
}

/** Browsers bring their voices late. */
function onVoices(listener: () => void): () => void {
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', listener);
  return () => globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', listener);
}

const voice = () =>
  globalThis.speechSynthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language()));

/** Reads a text aloud, or stops; also stops when the question is left. */
export function useReadAloud(): { readonly isReading: boolean; toggle(text: string): void } {
  const [isReading, setReading] = useState(false);
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  return {
    isReading,
    toggle(text) {
      speechSynthesis.cancel();
      if (isReading) return setReading(false);
      const speech = new SpeechSynthesisUtterance(text);
      const chosen = voice();
      if (chosen) speech.voice = chosen;
      speech.lang = language() === 'vi' ? 'vi-VN' : 'en-GB';
      speech.onend = () => setReading(false);
      speech.onerror = () => setReading(false);
      setReading(true);
      speechSynthesis.speak(speech);
    },
  };
}
