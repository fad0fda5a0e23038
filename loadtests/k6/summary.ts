import { type DayName, days } from '../days/days.ts';
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
 * The end of a day in the words of the Node runner. What only the machine of the server knows (memory, processor time, bytes)
 * is absent, and so is what a survey lost: nobody reads an answer without a name back.
 */
export function summaryOf(day: DayName) {
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
      lost: days[day].measured === 'forms' ? null : value('lost', 'count'),
    };
    const broken = Object.entries(metrics).flatMap(([name, metric]) =>
      Object.entries(metric?.thresholds ?? {}).flatMap(([expression, { ok }]) => (ok ? [] : [`${name} ${expression}`])),
    );
    const lines = Object.entries(figures).map(([name, figure]) => `${name.padEnd(16)}${figure}\n`);
    return {
      stdout: __ENV.JSON === '1' ? `${JSON.stringify(figures)}\n` : lines.join(''),
      stderr: broken.length > 0 ? `Broken promises: ${broken.join(', ')}\n` : '',
    };
  };
}
