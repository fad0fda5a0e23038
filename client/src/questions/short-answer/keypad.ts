export const ERASE = '⌫';

/** As many characters as an answer may have (`ShortAnswerResponse`). */
export const MOST_CHARACTERS = 40;

/**
 * What the keypad makes of a text. The minus goes to the front, the only place it has, and away again; a character that is
 * two units wide (𝑥, an emoji) is erased whole, because half of it is no text.
 */
export function pressed(text: string, key: string): string {
  if (key === ERASE) return [...text].slice(0, -1).join('');
  const next = key !== '-' ? text + key : /^[-−–]/.test(text) ? text.slice(1) : `-${text}`;
  return next.length > MOST_CHARACTERS ? text : next;
}
