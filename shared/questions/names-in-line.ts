import { foldText } from './text-match.ts';

/**
 * What several things are called in a line, by place: their words, and a sign ("B", "(2)") instead where one has none or shares
 * them with another.
 */
export function namesBy(words: readonly string[], signOf: (place: number) => string): string[] {
  const plain = words.map((each) => each.replace(/\s+/gu, ' ').trim());
  const folded = plain.map((each) => foldText(each, {}));
  const isOwn = (each: string) => each !== '' && folded.indexOf(each) === folded.lastIndexOf(each);
  return plain.map((each, at) => (isOwn(folded[at] ?? '') ? each : signOf(at)));
}

/**
 * The places of the things that a line names, parted by `between`; null where it says nothing, or something that is the name of
 * none or of several. Names may hold what parts them: the longest that fits is meant.
 */
export function namedIn(line: string, names: readonly (readonly string[])[], between: RegExp): number[] | null {
  const ways = names.map((each) => each.map((name) => foldText(name, {})).filter((name) => name !== ''));
  const parting = new RegExp(`^(?:${between.source})`, 'u');
  const found: number[] = [];
  let rest = foldText(line, {});
  do {
    const fits = ways.flatMap((each, place) =>
      each.flatMap((name) => {
        const left = restBehind(rest, name, parting);
        return left === null ? [] : [{ place, left, length: name.length }];
      }),
    );
    const longest = Math.max(0, ...fits.map(({ length }) => length));
    const [meant, ...others] = fits.filter(({ length }) => length === longest);
    if (!meant || others.some(({ place }) => place !== meant.place)) return null;
    found.push(meant.place);
    rest = meant.left;
  } while (rest !== '');
  return found;
}

function restBehind(line: string, name: string, parting: RegExp): string | null {
  if (!line.startsWith(name)) return null;
  const tail = line.slice(name.length);
  const cut = parting.exec(tail);
  return tail === '' ? '' : cut ? tail.slice(cut[0].length) : null;
}
