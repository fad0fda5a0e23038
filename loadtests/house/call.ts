import type { BodyOf, Endpoint, ParamsOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { askAgainMs, TURN_HEADER } from 'shared/contracts/turn.ts';
import type { Pool } from 'undici';
import { z } from 'zod';

const Refused = z.object({
  error: z.object({ code: z.string(), sentence: z.string(), details: z.record(z.string(), z.unknown()) }),
});

/** A refusal of the server, by its code. */
export class RefusedCall extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`${code}: ${sentence}`);
    this.code = code;
    this.details = details;
  }
}

/** One person's calls: the contract's address, method and reply, and the cookies the server gave; `always` are headers. */
export function caller(pool: Pool, always: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, string>();
  return {
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    // biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shape is meant
    async call<E extends Endpoint<any, any, any, z.ZodType, any>>(
      endpoint: E,
      sent: { params?: ParamsOf<E>; body?: BodyOf<E>; turn?: string | undefined },
    ): Promise<ReplyOf<E>> {
      const params: Readonly<Record<string, string>> = sent.params ?? {};
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
      const { statusCode, headers, body } = await pool.request({
        method: endpoint.method,
        path,
        headers: {
          ...always,
          'content-type': 'application/json',
          'x-khaothi': '1',
          cookie: this.cookie(),
          ...(sent.turn && { [TURN_HEADER]: sent.turn }),
        },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      for (const cookie of [headers['set-cookie'] ?? []].flat()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const json = await body.json();
      if (statusCode !== 200) {
        const { error } = Refused.parse(json);
        throw new RefusedCall(error.code, error.sentence, error.details);
      }
      // Trusted here: the server parses every reply by the same schema before it leaves.
      return json as ReplyOf<E>;
    },
  };
}

export type Caller = ReturnType<typeof caller>;

/** Nobody asks for ever. */
const MOST_TURNS = 400;

/** Who was told to wait for a turn since the measured part began. */
export const queue = { waited: 0, longestMs: 0 };

/** Asks again, with the number that keeps the place, where the server says that others come first; as a page does. */
export async function inTurn<T>(ask: (turn: string | undefined) => Promise<T>): Promise<T> {
  const from = performance.now();
  let place: string | undefined;
  for (let turn = 1; ; turn++) {
    try {
      const outcome = await ask(place);
      if (place !== undefined) queue.longestMs = Math.max(queue.longestMs, performance.now() - from);
      return outcome;
    } catch (error) {
      if (!(error instanceof RefusedCall) || error.code !== 'waitYourTurn' || turn >= MOST_TURNS) throw error;
      if (place === undefined) queue.waited += 1;
      place = String(error.details.turn);
      const ms = askAgainMs(Number(error.details.ahead), Math.random());
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}
