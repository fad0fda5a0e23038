/** What a text says instead of somebody else's name or number. */
const SOMEBODY = 'một người khác';

/**
 * A reviewer's words without the names and numbers of other people: longer names first, so that "Lê Thị Hoa Mai" does not
 * leave "Mai" behind; whole words, in either case and either Unicode form.
 */
export function withoutOthers(text: string, others: readonly string[]): string {
  const names = [...new Set(others.map((name) => name.normalize('NFC').trim()))].filter((name) => name.length > 1);
  if (names.length === 0) return text;
  const listed = names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[^\p{L}\p{N} ]/gu, '\\$&').replaceAll(' ', '\\s+'));
  return text
    .normalize('NFC')
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${listed.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), SOMEBODY);
}
