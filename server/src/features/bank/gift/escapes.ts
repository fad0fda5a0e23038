/** GIFT's control characters, each with a stand-in from the private use area while a question is taken apart. */
const CONTROL = ['~', '=', '#', '{', '}', ':', '\\', 'n'] as const;
const FIRST = 0xe200;

/** Escaped control characters as stand-ins, so that a plain search finds only the ones that mean something. */
export function hideEscapes(text: string): string {
  return text
    .replace(/[\ue200-\ue20f]/g, '')
    .replace(/\\([~=#{}:\\n])/g, (_found, sign: string) =>
      String.fromCharCode(FIRST + CONTROL.indexOf(sign as (typeof CONTROL)[number])),
    );
}

/** The characters that were meant; `\n` is a new line. */
export function showEscapes(text: string): string {
  return text.replace(/[\ue200-\ue207]/g, (stand) => {
    const sign = CONTROL[stand.charCodeAt(0) - FIRST] ?? '';
    return sign === 'n' ? '\n' : sign;
  });
}
