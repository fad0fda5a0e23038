import { language } from './language.ts';

/** Words as they are, or a sentence made of what it is about. */
export interface Messages {
  readonly [key: string]: string | readonly string[] | ((...about: never[]) => string) | Messages;
}

/**
 * The words of one feature in both languages: `export const t = messages({ vi, en })`, then `t().save`. Read it while
 * drawing (not at module level), so that it follows the language chosen: each page is drawn
 * again on a change, and a component under `memo` asks for that itself with `useLanguage()`.
 */
export function messages<T extends Messages>(said: { readonly vi: T; readonly en: T }): () => T {
  return () => said[language()];
}
