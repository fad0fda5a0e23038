import { seededRandom } from 'shared/papers/random.ts';
import { surroundingsOf, UNKNOWN_SURROUNDINGS } from '../risk/surroundings.ts';
import { type Proportion, proportion } from './intervals.ts';
import { type Judged, judge } from './judge.ts';
import { CONDITIONS, INNOCENT, PLANTED } from './people.ts';
import { simulateRoom } from './simulate-room.ts';
import type { Plan, Sitting } from './simulate-sitting.ts';

export interface Judgement extends Judged {
  readonly hasSheet: boolean;
  readonly sitting: Sitting;
}

/** One sitting in ten is planted: a setting of the cohort, not a finding about pupils. */
export const PLANTED_CHANCE = 0.1;
/** What an exam may rather have. The false discovery rate is also given for it, by Bayes' rule. */
export const RARE = 0.018;

export interface Row {
  readonly group: string;
  readonly raised: Proportion;
  readonly look: Proportion;
}

export interface Cohort {
  readonly seed: string;
  readonly sittings: number;
  /** Planted sittings with acts in two sources that were raised. */
  readonly power: Proportion;
  /** Innocent sittings that were raised. */
  readonly falseAlarms: Proportion;
  /** Raised sittings that are innocent. */
  readonly falseDiscovery: Proportion;
  /** The same where only `RARE` of the sittings are planted. */
  readonly falseDiscoveryWhereRare: number;
  readonly byPerson: readonly Row[];
  readonly byCondition: readonly Row[];
}

/**
 * Simulates rooms and judges every sitting by the product's own code; without `habits` no page is compared with what is usual
 * of it or of its room. The same seed gives the same cohort for ever.
 */
export function judgeRooms(seed: string, rooms: number, plan: Plan, habits = true): Judgement[] {
  const random = seededRandom(seed);
  return Array.from({ length: rooms }, () => simulateRoom(random, plan, PLANTED_CHANCE)).flatMap(
    ({ sittings, view, hasSheet }) =>
      sittings.map((sitting) => {
        const around = habits
          ? surroundingsOf(view, sitting.signals, sitting.beganAt)
          : { ...UNKNOWN_SURROUNDINGS, moments: view.moments };
        return { sitting, hasSheet, ...judge(sitting, around) };
      }),
  );
}

export function measure(seed: string, judged: readonly Judgement[]): Cohort {
  const twoSources = judged.filter(({ sitting }) => sitting.isTwoSourced);
  const innocent = judged.filter(({ sitting }) => !sitting.person.planted);
  const power = raisedOf(twoSources);
  const falseAlarms = raisedOf(innocent);
  return {
    seed,
    sittings: judged.length,
    power,
    falseAlarms,
    falseDiscovery: proportion(
      innocent.filter(({ raised }) => raised).length,
      judged.filter(({ raised }) => raised).length,
    ),
    falseDiscoveryWhereRare: falseDiscovery(falseAlarms.share, power.share, RARE),
    byPerson: [...PLANTED, ...INNOCENT].map(({ name }) =>
      rowOf(
        name,
        judged.filter(({ sitting }) => sitting.person.name === name),
      ),
    ),
    byCondition: [
      rowOf(
        'a room with a sheet in a tab: planted, two sources',
        twoSources.filter(({ hasSheet }) => hasSheet),
      ),
      rowOf(
        'a room with a sheet in a tab: innocent',
        innocent.filter(({ hasSheet }) => hasSheet),
      ),
      ...CONDITIONS.flatMap(({ condition }) => [
        rowOf(
          `${condition}: planted, two sources`,
          twoSources.filter(({ sitting }) => sitting.condition === condition),
        ),
        rowOf(
          `${condition}: innocent`,
          innocent.filter(({ sitting }) => sitting.condition === condition),
        ),
      ]),
    ],
  };
}

function rowOf(group: string, judged: readonly Judgement[]): Row {
  const look = proportion(judged.filter((one) => one.look).length, judged.length);
  return { group, raised: raisedOf(judged), look };
}

function raisedOf(judged: readonly Judgement[]): Proportion {
  return proportion(judged.filter(({ raised }) => raised).length, judged.length);
}

/** P(innocent | raised) by Bayes' rule. */
function falseDiscovery(falseAlarm: number, power: number, planted: number): number {
  const wrong = (1 - planted) * falseAlarm;
  const right = planted * power;
  return wrong + right === 0 ? 0 : wrong / (wrong + right);
}

/** The lowest threshold of the log-odds at which at most this share of what two sources raise is innocent. */
export function thresholdFor(share: number, judged: readonly Judgement[]): number {
  const agreed = judged.filter((one) => Number.isFinite(one.agreed)).sort((a, b) => b.agreed - a.agreed);
  let innocent = 0;
  let threshold = Number.POSITIVE_INFINITY;
  for (const [index, { sitting, agreed: logOdds }] of agreed.entries()) {
    if (!sitting.person.planted) innocent += 1;
    if (innocent / (index + 1) <= share) threshold = logOdds;
  }
  return threshold;
}
