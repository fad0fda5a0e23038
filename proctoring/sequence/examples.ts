import { seededRandom } from 'shared/papers/random.ts';
import { PLANTED_CHANCE } from '../cohort/measure.ts';
import { HOUR_EXAM } from '../cohort/plan.ts';
import { simulateRoom } from '../cohort/simulate-room.ts';
import { type Risk, riskOf } from '../risk/risk.ts';
import { surroundingsOf } from '../risk/surroundings.ts';
import { windowsOf } from '../risk/windows.ts';

export interface Example {
  readonly windows: number[][];
  readonly planted: boolean;
  /** The plain risk at the same moment. */
  readonly risk: Pick<Risk, 'logOdds' | 'priority'>;
}

/** Simulated sittings, half of them as they stand at the end, half at a moment before, as a reviewer meets them. Seeded. */
export function examplesOf(seed: string, rooms: number): Example[] {
  const random = seededRandom(seed);
  const { startsAt, minutes } = HOUR_EXAM;
  return Array.from({ length: rooms }, () => simulateRoom(random, HOUR_EXAM, PLANTED_CHANCE)).flatMap(
    ({ sittings, view }) =>
      sittings.map(({ signals, person, beganAt }): Example => {
        const share = random() < 0.5 ? 1 : 0.3 + 0.7 * random();
        const now = startsAt + Math.round(share * minutes * 60_000);
        const known = signals.filter((one) => (one.endedAt ?? one.startedAt) <= now);
        const { logOdds, priority } = riskOf(known, now, surroundingsOf(view, signals, beganAt));
        return { windows: windowsOf(known, now, view.moments), planted: person.planted, risk: { logOdds, priority } };
      }),
  );
}
