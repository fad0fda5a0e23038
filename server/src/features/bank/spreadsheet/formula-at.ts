const DELIMITED: readonly (readonly [open: string, close: string, display: boolean])[] = [
  ['$$', '$$', true],
  ['$', '$', false],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
];

/** The formula that begins at a place of a line, and the place behind it; null where none does. */
export function formulaAt(line: string, at: number): { latex: string; display: boolean; next: number } | null {
  if (line[at] !== '$' && line[at] !== '\\') return null;
  for (const [open, close, display] of DELIMITED) {
    if (!line.startsWith(open, at)) continue;
    const end = endOf(line, at + open.length, close);
    const latex = line.slice(at + open.length, Math.max(end, 0)).trim();
    if (end >= 0 && latex !== '' && latex.length <= 5_000) return { latex, display, next: end + close.length };
  }
  return null;
}

/** Where the closing delimiter stands; what follows a backslash is none. */
function endOf(line: string, from: number, close: string): number {
  for (let at = from; at < line.length; at++) {
    if (line.startsWith(close, at)) return at;
    if (line[at] === '\\') at++;
  }
  return -1;
}
