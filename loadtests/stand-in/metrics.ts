export interface Series {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'rate' | 'trend';
}

export interface Sample {
  readonly metric: string;
  readonly value: number;
}

const BUILT_IN: readonly Series[] = [
  { name: 'checks', type: 'rate' },
  { name: 'http_reqs', type: 'counter' },
  { name: 'http_req_duration', type: 'trend' },
  { name: 'http_req_failed', type: 'rate' },
  { name: 'ws_sessions', type: 'counter' },
  { name: 'ws_msgs_sent', type: 'counter' },
  { name: 'ws_msgs_received', type: 'counter' },
  { name: 'iterations', type: 'counter' },
];

/** By which values thresholds may be said, as k6 has it. */
const SAID_BY: Readonly<Record<Series['type'], RegExp>> = {
  counter: /^(count|rate)$/,
  gauge: /^value$/,
  rate: /^rate$/,
  trend: /^(avg|min|max|med|p\(\d+(\.\d+)?\))$/,
};

const COMPARED: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '===': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

/** A threshold that k6 would not begin with. */
export class InvalidThreshold extends Error {}

/** What a run has measured, summed up as k6 sums it up. */
export class Metrics {
  readonly #series: Map<string, Series>;
  readonly #values = new Map<string, number[]>();

  constructor(own: Iterable<Series>) {
    this.#series = new Map([...BUILT_IN, ...own].map((one) => [one.name, one]));
  }

  add(samples: readonly Sample[]): void {
    for (const { metric, value } of samples) {
      const values = this.#values.get(metric);
      if (values) values.push(value);
      else this.#values.set(metric, [value]);
    }
  }

  /** @throws InvalidThreshold */
  validate(thresholds: Thresholds): void {
    for (const [metric, expressions] of Object.entries(thresholds)) {
      const series = this.#series.get(metric);
      if (!series) throw new InvalidThreshold(`no metric name "${metric}" found`);
      for (const expression of expressions)
        if (!SAID_BY[series.type].test(partsOf(expression).by))
          throw new InvalidThreshold(`${expression} is not for a ${series.type}`);
    }
  }

  /** What `handleSummary` is handed. A metric without a value is there only where a threshold names it. */
  summary(thresholds: Thresholds, trendStats: readonly string[], durationMs: number) {
    const metrics: Record<string, unknown> = {};
    const broken: string[] = [];
    for (const { name, type } of this.#series.values()) {
      const expressions = thresholds[name] ?? [];
      if (!this.#values.has(name) && expressions.length === 0) continue;
      const outcomes = expressions.map((expression) => {
        const { by, operator, limit } = partsOf(expression);
        const value = this.#value(name, by, durationMs);
        // As k6 has it: where there is no value at all, no threshold is broken.
        const ok = value === undefined || (COMPARED[operator]?.(value, limit) ?? false);
        if (!ok) broken.push(name);
        return [expression, { ok }] as const;
      });
      const shown = { counter: ['count', 'rate'], gauge: ['value', 'min', 'max'], rate: ['rate', 'passes', 'fails'] };
      const values = (type === 'trend' ? trendStats : shown[type]).map(
        (by) => [by, this.#value(name, by, durationMs) ?? 0] as const,
      );
      metrics[name] = {
        type,
        values: Object.fromEntries(values),
        ...(outcomes.length > 0 && { thresholds: Object.fromEntries(outcomes) }),
      };
    }
    return { metrics, broken };
  }

  #value(name: string, by: string, durationMs: number): number | undefined {
    const values = this.#values.get(name) ?? [];
    const type = this.#series.get(name)?.type;
    const sum = values.reduce((so, value) => so + value, 0);
    if (type === 'counter') return by === 'count' ? sum : sum / (durationMs / 1000);
    if (by === 'passes' || by === 'fails') return values.filter((value) => (value !== 0) === (by === 'passes')).length;
    if (type === 'rate')
      return values.length === 0 ? undefined : values.filter((value) => value !== 0).length / values.length;
    if (by === 'value') return values.at(-1) ?? 0;
    if (values.length === 0) return 0;
    const sorted = values.toSorted((a, b) => a - b);
    if (by === 'min') return sorted[0];
    if (by === 'max') return sorted.at(-1);
    if (by === 'avg') return sum / values.length;
    const place = ((by === 'med' ? 50 : Number(/\d+(\.\d+)?/.exec(by)?.[0])) / 100) * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return below + (above - below) * (place - Math.floor(place));
  }
}

export type Thresholds = Readonly<Record<string, readonly string[]>>;

function partsOf(expression: string): { by: string; operator: string; limit: number } {
  const [, by = '', operator = '', limit = ''] =
    /^\s*([a-z]+(?:\([\d.]+\))?)\s*(<=|>=|===|==|!=|<|>)\s*(\d+(?:\.\d+)?)\s*$/.exec(expression) ?? [];
  if (!by) throw new InvalidThreshold(`"${expression}" is no threshold`);
  return { by, operator, limit: Number(limit) };
}
