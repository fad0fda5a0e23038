import type { Options } from 'k6/options';
import { type DayName, days } from '../days/days.ts';
import { promises } from '../promises.ts';

export const CANDIDATES = (day: DayName) => Number(__ENV.CANDIDATES ?? days[day].candidates);
export const SECONDS = (day: DayName) => Number(__ENV.SECONDS ?? days[day].seconds);
export const RATE = (day: DayName) => Number(__ENV.RATE ?? days[day].rate ?? 0);

/** Everybody once, all at the same time, and the promises of the day as thresholds. */
export function optionsOf(day: DayName): Options {
  const { perSecond, p99 } = promises[day];
  return {
    scenarios: {
      [day]: { executor: 'per-vu-iterations', vus: CANDIDATES(day), iterations: 1, maxDuration: '15m' },
    },
    thresholds: {
      checks: ['rate==1'],
      http_req_failed: ['rate==0'],
      ...(perSecond !== undefined && { acknowledged: [`rate>=${perSecond}`] }),
      ...(p99 !== undefined && { receipt_time: [`p(99)<${p99}`] }),
    },
  };
}
