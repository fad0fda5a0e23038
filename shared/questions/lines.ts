import { idsOfLetters, lettersOf } from './options.ts';
import { ofPart } from './part-id.ts';

type Named = readonly { readonly id: string }[];

/** Pairs of two lists as teachers write them: "1–C; 2–A, B", rows by number, the others by letter. */
export function sayLines(rows: Named, columns: Named, pairs: Readonly<Record<string, readonly string[]>>): string {
  return rows
    .flatMap(({ id }, at) => {
      const letters = lettersOf(ofPart(pairs, id) ?? [], columns);
      return letters === '' ? [] : [`${at + 1}–${letters}`];
    })
    .join('; ');
}

/**
 * The parts of a line that names each by a label before it: "(1) went; (2) Hà Nội", "a) B; b) -1,5". `label` finds one and
 * `placeOf` says which part it names, from 0. Null where the line begins with no label, or names what is not there, or names
 * parts out of their order: then it is another question's.
 */
export function labelledIn(
  line: string,
  label: RegExp,
  placeOf: (label: string) => number,
  parts: number,
): Map<number, string> | null {
  const found = [...line.matchAll(new RegExp(`(?:^|;)\\s*${label.source}`, 'gu'))];
  const places = found.map((each) => placeOf(each[1] ?? ''));
  const isOrdered = places.every((place, at) => place > (places[at - 1] ?? -1) && place < parts);
  if (found[0]?.index !== 0 || !isOrdered) return null;
  return new Map(
    found.map((each, at) => {
      const text = line.slice(each.index + each[0].length, found[at + 1]?.index);
      return [places[at] ?? 0, text.trim()] as const;
    }),
  );
}

/** What such a line says ("1-C; 2-A,B"); null where it names what is not there, or nothing. */
export function readLines(text: string, rows: Named, columns: Named): Record<string, string[]> | null {
  const pairs: Record<string, string[]> = {};
  for (const [, number, letters = ''] of text.matchAll(/(\d+)\s*[-–:.]?\s*([A-Za-z](?:[\s,]*[A-Za-z])*)/g)) {
    const row = rows[Number(number) - 1];
    const ids = idsOfLetters(letters, columns);
    if (!row || !ids || Object.hasOwn(pairs, row.id)) return null;
    pairs[row.id] = ids;
  }
  return Object.keys(pairs).length > 0 ? pairs : null;
}
