/** Two readers' judgements of one thing. */
export type Pair<Judgement> = readonly [Judgement, Judgement];

export interface Agreement {
  /** How many things both judged. */
  readonly n: number;
  /** Share of them on which they agree. */
  readonly agreed: number;
  /** Cohen's kappa: agreement beyond what chance would give; null where chance alone would agree on everything. */
  readonly kappa: number | null;
  /** Its standard error in large samples; null with kappa. */
  readonly standardError: number | null;
}

/**
 * Agreement of two readers and Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20, 37-46), with the
 * large-sample standard error of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323-327, equation 13).
 * Null without pairs.
 */
export function agreementOf<Judgement>(pairs: readonly Pair<Judgement>[]): Agreement | null {
  const n = pairs.length;
  if (n === 0) return null;
  const kinds = [...new Set(pairs.flat())];
  const share = (holds: (pair: Pair<Judgement>) => boolean) => pairs.filter(holds).length / n;
  const first = new Map(kinds.map((kind) => [kind, share(([a]) => a === kind)]));
  const second = new Map(kinds.map((kind) => [kind, share(([, b]) => b === kind)]));
  const of = (margin: Map<Judgement, number>, kind: Judgement) => margin.get(kind) ?? 0;
  const agreed = share(([a, b]) => a === b);
  const byChance = kinds.reduce((sum, kind) => sum + of(first, kind) * of(second, kind), 0);
  if (byChance >= 1) return { n, agreed, kappa: null, standardError: null };
  const kappa = (agreed - byChance) / (1 - byChance);
  let [onDiagonal, off] = [0, 0];
  for (const a of kinds)
    for (const b of kinds) {
      const cell = share((pair) => pair[0] === a && pair[1] === b);
      if (a === b) onDiagonal += cell * (1 - (of(first, a) + of(second, a)) * (1 - kappa)) ** 2;
      else off += cell * (of(second, a) + of(first, b)) ** 2;
    }
  const rest = (kappa - byChance * (1 - kappa)) ** 2;
  const variance = (onDiagonal + (1 - kappa) ** 2 * off - rest) / (n * (1 - byChance) ** 2);
  return { n, agreed, kappa, standardError: Math.sqrt(Math.max(0, variance)) };
}
