import type { ProbedAnswer } from './fit.ts';
import type { WholePart } from './interaction.ts';
import type { Given, OwnScoring } from './own-scoring.ts';

export interface Shares {
  /** The most points that any of the answers earns. */
  readonly maximum: number;
  readonly probes: readonly Given[];
  share(given: Given): number;
}

/** The author's scores of answers, as shares of the highest that any of them earns; `beside`: the rest of the item. */
export function sharesOf(own: OwnScoring, { probes }: Pick<WholePart, 'probes'>, beside: Given = new Map()): Shares {
  const known = new Map<string, number>();
  const score = (given: Given): number => {
    const all = new Map([...beside, ...given]);
    const name = JSON.stringify(
      [...all].map(([identifier, value]) => [identifier, value?.values ?? null, value?.fields ?? null]),
    );
    const found = known.get(name) ?? own.score(all) ?? 0;
    known.set(name, found);
    return found;
  };
  const tried = probes(score);
  const maximum = Math.max(0, ...tried.map(score));
  return { maximum, probes: tried, share: (given) => (maximum > 0 ? score(given) / maximum : 0) };
}

/** Answers with what both sides are told of them. */
export function answersOf({ probes, share }: Shares, respond: (given: Given) => unknown): ProbedAnswer[] {
  return probes.map((given) => ({ response: respond(given), share: share(given), words: wordsOfGiven(given) }));
}

function wordsOfGiven(given: Given): string {
  const said = [...given].map(([identifier, value]) => `${identifier}=${value?.values.join(', ') ?? ''}`).join('; ');
  return said === '' ? 'NULL' : said.slice(0, 200);
}
