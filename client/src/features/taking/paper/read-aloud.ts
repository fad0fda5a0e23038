import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { language } from '../../../i18n/language.ts';
import { deafen } from '../../../ui/deafening.ts';

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
  const hearAgain = useRef(() => {});
  const stop = () => {
    globalThis.speechSynthesis?.cancel();
    hearAgain.current();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is left, and then alone
  useEffect(() => stop, []);
  return {
    isReading,
    toggle(text) {
      stop();
      if (isReading) return setReading(false);
      const speech = new SpeechSynthesisUtterance(text);
      const chosen = voice();
      if (chosen) speech.voice = chosen;
      speech.lang = language() === 'vi' ? 'vi-VN' : 'en-GB';
      // The page's own voice in the microphone is nobody's.
      const isOver = deafen();
      hearAgain.current = isOver;
      speech.onend = speech.onerror = () => {
        isOver();
        setReading(false);
      };
      setReading(true);
      speechSynthesis.speak(speech);
    },
  };
}
