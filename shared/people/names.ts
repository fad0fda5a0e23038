/** A full name as one line: NFC, single spaces. Nothing else is touched: "Hoà" and "Hòa" stay as their owner writes them. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Vietnamese order: by the given name (the last word), then by family and middle names. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenName(a), givenName(b)) || collator.compare(a, b);
}

const collator = new Intl.Collator('vi');

function givenName(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** What a search compares: no marks, no case, đ as d. */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Initials for a small seat card: "Giàng A Páo" -> "GP". */
export function initials(name: string): string {
  const words = tidyName(name).split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
