import type { Options } from 'k6/options';
import { days, type K6DayName } from '../days/days.ts';
import { promises } from '../promises.ts';

export const CANDIDATES = (day: K6DayName) => Number(__ENV.CANDIDATES ?? days[day].candidates);
export const SECONDS = (day: K6DayName) => Number(__ENV.SECONDS ?? days[day].seconds ?? 0);
/** 0 where as much is asked for as the server can do. */
export const RATE = (day: K6DayName) => Number(__ENV.RATE ?? days[day].rate ?? 0);

/** Everybody once, all at the same time, and the promises of the day as thresholds. */
export function optionsOf(day: K6DayName): Options {
  const { perSecond, seconds, p99 } = promises[day];
  const isAsked = perSecond !== undefined && RATE(day) === 0;
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
      // Each once, however often it was sent.
      ...(days[day].measured === 'forms' && { held: [`count==${CANDIDATES(day)}`] }),
      acknowledged: [`count>=${isAsked ? perSecond * SECONDS(day) : 1}`],
      ...(p99 !== undefined && { receipt_time: [`p(99)<=${p99}`] }),
      ...(seconds !== undefined && { since_begin: [`max<=${seconds * 1000}`] }),
    },
  };
}
