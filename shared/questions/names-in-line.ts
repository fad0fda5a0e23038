import { foldText } from './text-match.ts';

interface Called {
  /** What each is called: its words, or the first of its signs. */
  readonly names: readonly string[];
  /** What else each is called by: those of its signs that are no other's words. */
  readonly signs: readonly (readonly string[])[];
}

/**
 * What several things are called in a line, by place: their words, and a sign ("B", "(2)") instead where one has none, shares
 * them with another, or has for words what is another's sign. No sign is one that is another's words: it would mean both.
 */
export function calledBy(words: readonly string[], signsOf: (place: number) => readonly string[]): Called {
  const plain = words.map((each) => each.replace(/\s+/gu, ' ').trim());
  const folded = plain.map((each) => foldText(each, {}));
  const signs = words.map((_, at) => signsOf(at).map((sign) => ({ sign, is: foldText(sign, {}) })));
  const isAnother = (at: number, is: (other: number) => boolean) => words.some((_, other) => other !== at && is(other));
  const kept = signs.map((each, at) =>
    each.filter((sign) => !isAnother(at, (other) => folded[other] === sign.is)).map(({ sign }) => sign),
  );
  const isOwn = (at: number, each: string) =>
    each !== '' && !isAnother(at, (other) => folded[other] === each || !!signs[other]?.some(({ is }) => is === each));
  const names = plain.map((each, at) => (isOwn(at, folded[at] ?? '') ? each : (kept[at]?.[0] ?? each)));
  return { names, signs: kept };
}

/**
 * The places that a line names, all by their names or all by their signs; null where it does neither, or says one thing by
 * names and another by signs.
 */
export function calledIn(line: string, { names, signs }: Called, between: RegExp): number[] | null {
  const byNames = namedIn(
    line,
    names.map((name) => [name]),
    between,
  );
  const bySigns = namedIn(line, signs, between);
  if (byNames && bySigns && byNames.join() !== bySigns.join()) return null;
  return byNames ?? bySigns;
}

/**
 * The places of the things that a line names, parted by `between`; null where it says nothing, or something that is the name of
 * none or of several. Names may hold what parts them: the longest that fits is meant.
 */
function namedIn(line: string, names: readonly (readonly string[])[], between: RegExp): number[] | null {
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
