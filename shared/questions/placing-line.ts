import { type RichText, wordsOf } from './content.ts';
import { labelledIn } from './lines.ts';
import { calledBy, calledIn } from './names-in-line.ts';
import { fillPlaces, mostOf, type PlacingKey, type PlacingScoring } from './placing.ts';
import { reweighed } from './reweigh.ts';
import { capital } from './tally.ts';

interface Token {
  readonly id: string;
  readonly content: RichText;
  readonly max?: number | undefined;
}

/** Tokens by their words; one without words of its own by its letter, or by its number: beyond Z, and where a letter is a word. */
const calledOf = (tokens: readonly Token[]) => {
  const words = tokens.map(({ content }) => wordsOf(content));
  const numbered = (at: number) => `${words[at] ?? ''} #${at + 1}`.trim();
  return calledBy(words, (at) => (at < 26 ? [capital(at), numbered(at)] : [`#${at + 1}`, numbered(at)]));
};

/** "(1) sông / suối; (2) –": places by their numbers, several tokens that are right at one of them with a stroke between. */
export function sayPlaces(
  places: readonly string[],
  tokens: readonly Token[],
  held: (place: string) => readonly string[],
): string {
  const { names } = calledOf(tokens);
  const nameOf = (id: string) => names[tokens.findIndex((token) => token.id === id)] ?? '';
  return places
    .map((place, at) => `(${at + 1}) ${held(place).map(nameOf).filter(Boolean).join(' / ') || '–'}`)
    .join('; ');
}

interface Placed {
  readonly places: readonly string[];
  readonly tokens: readonly Token[];
  readonly key: PlacingKey;
  readonly scoring: PlacingScoring;
}

/**
 * Key and rule as a line corrects them; places that it does not name keep theirs. Null where it names what is not there, or
 * more than the tokens can fill.
 */
export function correctedPlaces(
  { places, tokens, key, scoring }: Placed,
  line: string,
): { key: Record<string, string[]>; scoring: PlacingScoring } | null {
  const said = labelledIn(line, /\((\d{1,2})\)/, (number) => Number(number) - 1, places.length);
  if (said === null) return null;
  const anew: Record<string, string[]> = Object.fromEntries(
    Object.entries(key).map(([place, ids]) => [place, [...ids]]),
  );
  for (const [at, text] of said) {
    const place = places[at];
    const ids = tokensIn(text, tokens);
    if (place === undefined || ids === null) return null;
    anew[place] = ids;
  }
  const most = mostOf(tokens);
  const isFull = fillPlaces(anew, (token) => most.get(token) ?? 0) !== null;
  const isKeyed = places.some((place) => (anew[place] ?? []).length > 0);
  return isFull && isKeyed ? { key: anew, scoring: scoringFor(scoring, key, anew) } : null;
}

function tokensIn(text: string, tokens: readonly Token[]): string[] | null {
  if (/^[–-]?$/u.test(text)) return [];
  const found = calledIn(text, calledOf(tokens), /\s*\/\s*/);
  return found && [...new Set(found)].flatMap((at) => tokens[at]?.id ?? []);
}

/** Points by place and token go where the key goes. */
function scoringFor(scoring: PlacingScoring, before: PlacingKey, after: PlacingKey): PlacingScoring {
  if (scoring.rule !== 'weights') return scoring;
  const pairs = (key: PlacingKey) => Object.entries(key).flatMap(([place, ids]) => ids.map((id) => `${place} ${id}`));
  if (pairs(before).sort().join() === pairs(after).sort().join()) return scoring;
  const weights = reweighed(new Map(Object.entries(scoring.weights)), pairs(before), pairs(after));
  const best = Object.entries(after).map(([place, ids]) =>
    Math.max(0, ...ids.map((id) => weights.get(`${place} ${id}`) ?? 0)),
  );
  return { ...scoring, weights: Object.fromEntries(weights), maximum: best.reduce((sum, worth) => sum + worth, 0) };
}
