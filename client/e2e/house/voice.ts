import type { BrowserContext, Page } from 'playwright-core';

/** Gives a machine a voice, so that reading aloud is offered; what it would say is kept in its place. */
export async function giveVoice(device: BrowserContext): Promise<void> {
  await device.addInitScript(() => {
    const voice = { lang: 'vi-VN', name: 'Việt', default: true, localService: true, voiceURI: 'vi' };
    Object.assign(globalThis, { readAloud: null });
    const say = (words: string | null) => Object.assign(globalThis, { readAloud: words });
    class Speech extends EventTarget {
      voice = null;
      lang = '';
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    Object.assign(globalThis, { SpeechSynthesisUtterance: Speech });
    Object.defineProperties(speechSynthesis, {
      getVoices: { value: () => [voice] },
      speak: { value: ({ text }: Speech) => say(text) },
      cancel: { value: () => say(null) },
    });
  });
}

/** What is being read at this moment. */
export const readAloud = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { readAloud: string | null }).readAloud);
