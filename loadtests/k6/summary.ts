import { days, type K6DayName } from '../days/days.ts';
import { CANDIDATES } from './options.ts';

/** What k6 hands to `handleSummary`, as far as it is read here. A metric that nothing was added to is absent. */
interface Summary {
  readonly metrics: {
    readonly [name: string]:
      | {
          readonly values: { readonly [value: string]: number };
          readonly thresholds?: { readonly [expression: string]: { readonly ok: boolean } };
        }
      | undefined;
  };
}

/**
 * The end of a day in the words of the Node runner. What only the machine of the server knows is absent
 * (processor time, bytes) or null (its memory). Nobody reads an answer without a name back: of a survey the number of forms
 * says what was lost, and what was counted twice.
 */
export function summaryOf(day: K6DayName) {
  return ({ metrics }: Summary): { stdout: string; stderr: string } => {
    const value = (metric: string, of: string) => metrics[metric]?.values[of] ?? 0;
    const tenth = (number: number) => Math.round(number * 10) / 10;
    const seconds = (value('moments', 'max') - value('moments', 'min')) / 1000;
    const acknowledged = value('acknowledged', 'count');
    const figures = {
      day,
      candidates: CANDIDATES(day),
      seconds: tenth(seconds),
      acknowledged,
      perSecond: seconds > 0 ? Math.round(acknowledged / seconds) : 0,
      p50: tenth(value('receipt_time', 'med')),
      p95: tenth(value('receipt_time', 'p(95)')),
      p99: tenth(value('receipt_time', 'p(99)')),
      errors: value('checks', 'fails'),
      lost: days[day].measured === 'forms' ? Math.abs(acknowledged - value('held', 'count')) : value('lost', 'count'),
      waited: value('waited', 'count'),
      longestWaitSeconds: tenth(value('wait_time', 'max') / 1000),
      rssMB: null,
    };
    const broken = Object.entries(metrics).flatMap(([name, metric]) =>
      Object.entries(metric?.thresholds ?? {}).flatMap(([expression, { ok }]) => (ok ? [] : [`${name} ${expression}`])),
    );
    const lines = Object.entries(figures).map(([name, figure]) => `${name.padEnd(20)}${figure}\n`);
    return {
      stdout: __ENV.JSON === '1' ? `${JSON.stringify(figures)}\n` : lines.join(''),
      stderr: broken.length > 0 ? `Broken promises: ${broken.join(', ')}\n` : '',
    };
  };
}
