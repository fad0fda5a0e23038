import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TOLD_TYPE, type ToldLine } from 'shared/contracts/told-reply.ts';

/** Says how far long work is: `done` of `total`. */
export type Tell<Step extends string = string> = (step: Step, done: number, total: number) => void;

/** What long work is given: a way to say how far it is, and a sign that nobody waits for it any more. */
export interface Work<Step extends string = string> {
  readonly tell: Tell<Step>;
  readonly signal: AbortSignal;
}

/** For work that nobody follows. */
export const UNFOLLOWED: Work = { tell: () => {}, signal: new AbortController().signal };

/** The answer of an endpoint that has `steps`: begun by the first step that is told, or never where nobody asked to be told. */
export class ToldReply implements Work {
  readonly #reply: FastifyReply;
  readonly #isAsked: boolean;
  readonly #gone = new AbortController();
  #lines: PassThrough | null = null;

  constructor(request: FastifyRequest, reply: FastifyReply) {
    this.#reply = reply;
    this.#isAsked = request.headers.accept?.includes(TOLD_TYPE) ?? false;
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) this.#gone.abort();
    });
  }

  /** Aborted when the asker has left before the end. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  readonly tell: Tell = (step, done, total) => {
    if (this.#isAsked && !this.signal.aborted) this.#write({ step, done, total });
  };

  /** Whether the answer has begun: it is then ended by `end`, and has no status of its own any more. */
  get hasBegun(): boolean {
    return this.#lines !== null;
  }

  end(last: ToldLine, bytes?: Uint8Array): FastifyReply {
    this.#write(last);
    this.#lines?.end(bytes);
    return this.#reply;
  }

  #write(line: ToldLine): void {
    if (!this.#lines) {
      this.#lines = new PassThrough();
      // A proxy that gathers answers before it hands them on would tell every step at the end.
      this.#reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type(TOLD_TYPE);
      this.#reply.send(this.#lines);
    }
    this.#lines.write(`${JSON.stringify(line)}\n`);
  }
}
