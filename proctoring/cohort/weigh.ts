import { writeFileSync } from 'node:fs';
import { seededRandom } from 'shared/papers/random.ts';
import measured from '../risk/weights.json' with { type: 'json' };
import { signalOf } from '../signals/registry.ts';
import { calibrate, exampleOf } from './calibrate.ts';
import { judgeRooms, PLANTED_CHANCE, thresholdFor } from './measure.ts';
import { HOUR_EXAM } from './plan.ts';
import { simulateRoom } from './simulate-room.ts';

/**
 * `pnpm proctoring:weights`: weighs every signal on a simulated cohort, then, in a run of its own (`--threshold`) because it
 * is that of the new weights, finds the threshold. Each writes its part of `risk/weights.json`; the tests of the cohort
 * say whether it still holds.
 */
const ROOMS = 500;
/** The threshold is decided by the few worst of the innocent: many rooms. */
const THRESHOLD_ROOMS = 1500;
/** A little less than the 1 % that must hold, because the threshold is found on one cohort and used on others. */
const FALSE_DISCOVERY = 0.008;
const round = (value: number) => Math.round(value * 100) / 100;

function weights() {
  const random = seededRandom('weights');
  const rooms = Array.from({ length: ROOMS }, () => simulateRoom(random, HOUR_EXAM, PLANTED_CHANCE));
  const found = calibrate(rooms.flatMap(({ sittings, view }) => sittings.map((sitting) => exampleOf(sitting, view))));
  return {
    ...measured,
    source: `simulated cohort of ${ROOMS} rooms, seed "weights" (proctoring/cohort/weigh.ts, docs/proctoring-cohort.md)`,
    prior: round(found.prior),
    factor: round(middle([...found.weights].map(([kind, { logOdds }]) => logOdds / signalOf(kind).weight.logOdds))),
    weights: Object.fromEntries(
      [...found.weights].map(([kind, { logOdds, cap }]) => [kind, { logOdds: round(logOdds), cap: round(cap) }]),
    ),
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

function threshold() {
  const judged = judgeRooms('threshold', THRESHOLD_ROOMS, HOUR_EXAM);
  return { ...measured, raisedAt: round(thresholdFor(FALSE_DISCOVERY, judged)) };
}

const next = process.argv.includes('--threshold') ? threshold() : weights();
const file = new URL('../risk/weights.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(next, null, 2)}\n`);
