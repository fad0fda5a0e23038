import type { Options } from 'k6/options';
import { type DayName, days } from '../days/days.ts';
import { promises } from '../promises.ts';

export const CANDIDATES = (day: DayName) => Number(__ENV.CANDIDATES ?? days[day].candidates);
export const SECONDS = (day: DayName) => Number(__ENV.SECONDS ?? days[day].seconds);
export const RATE = (day: DayName) => Number(__ENV.RATE ?? days[day].rate ?? 0);

/** Everybody once, all at the same time, and the promises of the day as thresholds. */
export function optionsOf(day: DayName): Options {
  const { perSecond, seconds, p99 } = promises[day];
  return {
    scenarios: {
      [day]: { executor: 'per-vu-iterations', vus: CANDIDATES(day), iterations: 1, maxDuration: '30m' },
    },
    summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
    thresholds: {
      // A rate of nothing at all breaks no threshold of k6: that everybody came through is counted.
      checks: ['rate==1'],
      http_req_failed: ['rate==0'],
      through: [`count==${CANDIDATES(day)}`],
      lost: ['count==0'],
      acknowledged: [`count>=${perSecond === undefined ? 1 : perSecond * SECONDS(day)}`],
      ...(p99 !== undefined && { receipt_time: [`p(99)<=${p99}`] }),
      ...(seconds !== undefined && { since_begin: [`max<=${seconds * 1000}`] }),
    },
  };
}
