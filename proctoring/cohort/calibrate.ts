import { riskOf } from '../risk/risk.ts';
import { sharesOf } from '../risk/shares.ts';
import { strengthAt } from '../risk/strength.ts';
import { type RoomView, surroundingsOf } from '../risk/surroundings.ts';
import { weightOf } from '../risk/weights.ts';
import { isSignalName, SIGNAL_NAMES, type SignalName, signalOf } from '../signals/registry.ts';
import type { Sitting } from './simulate-sitting.ts';

/** One sitting at the time at which it looks worst: what each kind carries then, capped; and the truth. */
export interface Example {
  readonly units: ReadonlyMap<SignalName, number>;
  readonly planted: boolean;
}

export interface Calibration {
  /** Log-odds of a sitting without any evidence. */
  readonly prior: number;
  readonly weights: ReadonlyMap<SignalName, { readonly logOdds: number; readonly cap: number }>;
}

/** A kind seen in fewer planted sittings than this keeps its prior. */
const FEWEST = 60;
/** What is assumed about people may move a weight by this factor and no further. */
const FURTHEST = 3;
/** Standard deviation of what is believed of a weight before the cohort, as a share of it. */
const BELIEF = 0.5;
const SWEEPS = 60;

export function exampleOf({ signals, person, beganAt }: Sitting, view: RoomView): Example {
  const around = surroundingsOf(view, signals, beganAt);
  const known = signals.filter(({ kind }) => isSignalName(kind) && signalOf(kind).weight.logOdds > 0);
  const times = known.map(({ startedAt, endedAt }) => endedAt ?? startedAt);
  const until = (now: number) => known.filter((one) => (one.endedAt ?? one.startedAt) <= now);
  const worst = times
    .map((now) => ({ now, logOdds: riskOf(until(now), now, around).logOdds }))
    .reduce((a, b) => (b.logOdds > a.logOdds ? b : a), { now: 0, logOdds: Number.NEGATIVE_INFINITY });
  const units = new Map<SignalName, number>();
  for (const one of until(worst.now)) {
    const kind = one.kind as SignalName;
    const alike = until(worst.now).filter((other) => other.kind === kind);
    const { share } = sharesOf(kind, alike, around)(one, worst.now);
    const carries = strengthAt(kind, one, worst.now) * share;
    units.set(kind, Math.min(mostUnits(kind), (units.get(kind) ?? 0) + carries));
  }
  return { units, planted: person.planted };
}

/** How many full signals a kind's cap holds: kept as its folder says. */
function mostUnits(kind: SignalName): number {
  const { logOdds, cap } = signalOf(kind).weight;
  return logOdds > 0 ? cap / logOdds : 0;
}

/**
 * Weights by penalised logistic regression of the truth on what each kind carries: cyclic coordinate descent by Newton steps
 * (Friedman, Hastie & Tibshirani 2010, 10.18637/jss.v033.i01), each weight drawn to its folder's prior and kept within a
 * factor of three of it. Deterministic.
 */
export function calibrate(examples: readonly Example[]): Calibration {
  const kinds = SIGNAL_NAMES.filter(
    (kind) => examples.filter(({ units, planted }) => planted && (units.get(kind) ?? 0) > 0).length >= FEWEST,
  );
  const rows = kinds.map((kind) => examples.map(({ units }) => units.get(kind) ?? 0));
  const priors = kinds.map((kind) => signalOf(kind).weight.logOdds);
  const weights = [...priors];
  const others = examples.map(({ units }) => otherEvidence(units, kinds));
  let prior = -4;
  const scores = examples.map(
    (_, n) => (others[n] ?? 0) + rows.reduce((sum, row, k) => sum + (weights[k] ?? 0) * (row[n] ?? 0), 0),
  );

  /** Newton step of one coefficient whose column is `of`, with the pull towards its prior. */
  const step = (of: (n: number) => number, pull: number, pullWeight: number) => {
    let slope = pull * pullWeight;
    let curve = pullWeight;
    for (const [n, { planted }] of examples.entries()) {
      const x = of(n);
      if (x === 0) continue;
      const p = 1 / (1 + Math.exp(-(prior + (scores[n] ?? 0))));
      slope += x * ((planted ? 1 : 0) - p);
      curve += x * x * p * (1 - p);
    }
    return curve > 0 ? slope / curve : 0;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    prior += step(() => 1, 0, 0);
    for (const [k, row] of rows.entries()) {
      const [was, believed] = [weights[k] ?? 0, priors[k] ?? 0];
      const change = step((n) => row[n] ?? 0, believed - was, 1 / (BELIEF * believed) ** 2);
      const now = Math.min(believed * FURTHEST, Math.max(believed / FURTHEST, was + change));
      weights[k] = now;
      for (const [n, x] of row.entries()) scores[n] = (scores[n] ?? 0) + (now - was) * x;
    }
  }
  return {
    prior,
    weights: new Map(
      kinds.map((kind, k) => [kind, { logOdds: weights[k] ?? 0, cap: (weights[k] ?? 0) * mostUnits(kind) }]),
    ),
  };
}

function otherEvidence(units: Example['units'], fitted: readonly SignalName[]): number {
  return [...units].reduce((sum, [kind, n]) => sum + (fitted.includes(kind) ? 0 : weightOf(kind).logOdds * n), 0);
}
