/** Lists in one cell, parted by semicolons; `\;` is a semicolon. Blanks around the parts go. */
export function splitList(cell: string): string[] {
  return splitAt(cell, ';');
}

/** At a sign that no backslash precedes. */
export function splitAt(cell: string, sign: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\' && cell.startsWith(sign, at + 1)) {
      part += sign;
      at += sign.length;
    } else if (cell.startsWith(sign, at)) {
      parts.push(part);
      part = '';
      at += sign.length - 1;
    } else part += cell[at];
  }
  return [...parts, part]
    .map((each) => each.trim())
    .filter((each, _at, all) => each !== '' || (sign !== ';' && all.length > 1));
}

const LAST_SHARE = /(\\*)(\(\d{1,3}(?:[.,]\d+)?\s*%\))$/;

/** "Tăng (50%)" that is a text and no share, with a backslash before its bracket; `shownShare` takes it away. */
export const hiddenShare = (text: string) => text.replace(LAST_SHARE, '$1\\$2');
export const shownShare = (text: string) =>
  text.replace(LAST_SHARE, (_found, slashes: string, share: string) => slashes.slice(1) + share);

export const escapeSign = (text: string, sign: string) => text.replaceAll(sign, `\\${sign}`);
