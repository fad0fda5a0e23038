import { createHash } from 'node:crypto';
import { connect } from './connect.ts';
import type { LineToMain } from './line-to-main.ts';
import type { K6Modules } from './load-script.ts';
import type { Sample, Series } from './metrics.ts';

/** One virtual user: what its modules remember. */
export interface VirtualUser {
  readonly line: LineToMain;
  /** False once the script's own body has run: from then on there is an iteration. */
  isInit: boolean;
  /** By name and value; a new iteration begins without. */
  cookies: Map<string, string>;
  readonly series: Map<string, Series>;
  samples: Sample[];
}

const ENCODINGS = { base64rawurl: 'base64url', hex: 'hex', base64: 'base64' } as const;

/** The modules of k6 that the scripts use, with the limits that k6 sets to them. */
export function modulesOf(user: VirtualUser): K6Modules {
  const onlyIn = (init: boolean, what: string) => {
    if (user.isInit !== init) throw new Error(`${what} can${init ? ' only' : 'not'} be used in the init context`);
  };
  const add = (metric: string, value: number) => user.samples.push({ metric, value });

  function request(method: string, url: string, body: string | null, params: Params = {}) {
    onlyIn(false, 'http');
    const cookie = [...user.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...params.headers, ...(cookie && { cookie }) };
    const sentAt = performance.now();
    const said = user.line.ask({ type: 'http', method, url, headers, body });
    if (said.type !== 'http') throw new Error(`${said.type} instead of a reply`);
    const { status, error, body: text } = said;
    for (const one of said.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      user.cookies.set(name, value);
    }
    const isExpected = params.responseCallback ?? expectedStatuses({ min: 200, max: 399 });
    add('http_reqs', 1);
    add('http_req_duration', performance.now() - sentAt);
    add('http_req_failed', isExpected(status) ? 0 : 1);
    return { status, error, url, headers: said.headers, body: text, json: () => JSON.parse(text) };
  }

  class Metric {
    readonly #name: string;
    constructor(type: Series['type'], name: string) {
      onlyIn(true, 'new metrics');
      if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) throw new Error(`invalid metric name ${name}`);
      const known = user.series.get(name);
      if (known && known.type !== type) throw new Error(`metric ${name} already exists but with type ${known.type}`);
      user.series.set(name, { name, type });
      this.#name = name;
    }
    add(value: unknown): boolean {
      onlyIn(false, 'adding to metrics');
      const number = Number(value);
      if (Number.isNaN(number)) return false;
      add(this.#name, number);
      return true;
    }
  }
  const metricOf = (type: Series['type']) =>
    class extends Metric {
      constructor(name: string) {
        super(type, name);
      }
    };

  return {
    k6: {
      check(value: unknown, checks: Readonly<Record<string, unknown>>): boolean {
        onlyIn(false, 'check()');
        const outcomes = Object.values(checks).map((one) => Boolean(typeof one === 'function' ? one(value) : one));
        for (const holds of outcomes) add('checks', holds ? 1 : 0);
        return outcomes.every(Boolean);
      },
      fail(message: string): never {
        throw new Error(message);
      },
      sleep(seconds: number): void {
        onlyIn(false, 'sleep()');
        const until = performance.now() + seconds * 1000;
        while (performance.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      },
    },
    'k6/http': {
      get: (url: string, params?: Params) => request('GET', url, null, params),
      post: (url: string, body: string | null, params?: Params) => request('POST', url, body, params),
      expectedStatuses,
    },
    'k6/ws': {
      connect(url: string, params: Params, setUp: Parameters<typeof connect>[2]) {
        onlyIn(false, 'connecting to websockets');
        const cookie = [...user.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        return connect(user.line, { url, headers: { ...params.headers, ...(cookie && { cookie }) } }, setUp, add);
      },
    },
    'k6/metrics': {
      Counter: metricOf('counter'),
      Gauge: metricOf('gauge'),
      Rate: metricOf('rate'),
      Trend: metricOf('trend'),
    },
    'k6/data': {
      SharedArray: function SharedArray(name: string, make: () => unknown) {
        onlyIn(true, 'new SharedArray');
        if (!name) throw new Error('empty name provided to SharedArray');
        const made = make();
        if (!Array.isArray(made)) throw new TypeError('only arrays can be made into SharedArray');
        return freeze(JSON.parse(JSON.stringify(made)));
      },
    },
    'k6/crypto': {
      sha256(input: string, encoding: keyof typeof ENCODINGS): string {
        if (!ENCODINGS[encoding]) throw new Error(`invalid output encoding: ${encoding}`);
        return createHash('sha256').update(input).digest(ENCODINGS[encoding]);
      },
    },
  };
}

interface Params {
  readonly headers?: Readonly<Record<string, string>>;
  readonly responseCallback?: (status: number) => boolean;
}

function expectedStatuses(...expected: (number | { min: number; max: number })[]) {
  return (status: number) =>
    expected.some((one) => (typeof one === 'number' ? one === status : one.min <= status && status <= one.max));
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
