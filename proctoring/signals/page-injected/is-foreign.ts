/** An element as far as its maker can be told by it. */
export interface Added {
  /** In small letters. */
  readonly tag: string;
  /** Its `src` or `href`; null where it has none. */
  readonly source: string | null;
}

/** Elements with a dash that our own pages use. */
const OURS = new Set(['math-field']);
/** Addresses that only extensions have. */
const EXTENSION = /^(chrome|moz|safari-web|ms-browser)-extension:/i;

/**
 * Whether an element at the top of the page is not ours: it comes from an extension's or another site's address, or is an
 * element of a kind that we do not use. Plain elements say nothing: input tools and readers add them.
 */
export function isForeign({ tag, source }: Added, ownOrigin: string): boolean {
  if (source !== null && EXTENSION.test(source)) return true;
  if (tag === 'script' || tag === 'iframe') return source !== null && isElsewhere(source, ownOrigin);
  return tag.includes('-') && !OURS.has(tag);
}

function isElsewhere(source: string, ownOrigin: string): boolean {
  if (!URL.canParse(source, ownOrigin)) return false;
  const { origin, protocol } = new URL(source, ownOrigin);
  return /^https?:$/.test(protocol) && origin !== ownOrigin;
}
