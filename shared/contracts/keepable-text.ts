/** Deeper than anything the product nests; what goes deeper would exhaust the stack of those who read it. */
const DEEPEST = 100;

/** Whether every database can keep this text: no NUL, no half of a surrogate pair. */
export function isKeepableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Where in a value of JSON a text (or the name of a field) stands that no database keeps; null where there is none. */
export function unkeepablePlace(value: unknown, place: string, depth = 0): string | null {
  if (typeof value === 'string') return isKeepableText(value) ? null : place;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) return place;
  for (const [name, inner] of Object.entries(value)) {
    if (!isKeepableText(name)) return place;
    const found = unkeepablePlace(inner, `${place}.${name}`, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
