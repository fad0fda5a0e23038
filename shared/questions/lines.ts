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
