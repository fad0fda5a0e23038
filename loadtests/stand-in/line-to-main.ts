import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** What a virtual user asks of the main thread. */
export type Asked =
  | {
      readonly type: 'http';
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | null;
    }
  | { readonly type: 'connect'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'close'; readonly code: number };

/** What comes back. */
export type Said =
  | {
      readonly type: 'http';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly cookies: readonly string[];
      readonly body: string;
      readonly error: string;
    }
  | { readonly type: 'opened' }
  | { readonly type: 'failed'; readonly status: number; readonly error: string }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'closed'; readonly code: number };

/** A line on which a virtual user waits as k6's do: its thread stands still until the answer is there. */
export class LineToMain {
  readonly #port: MessagePort;
  readonly #heard: Int32Array;

  constructor(port: MessagePort, heard: Int32Array) {
    this.#port = port;
    this.#heard = heard;
  }

  say(asked: Asked): void {
    this.#port.postMessage(asked);
  }

  /** The next word of the main thread, or null where none came within `ms`. */
  hear(ms = Number.POSITIVE_INFINITY): Said | null {
    const until = performance.now() + ms;
    for (;;) {
      const before = Atomics.load(this.#heard, 0);
      const received = receiveMessageOnPort(this.#port);
      if (received) return received.message as Said;
      const rest = until - performance.now();
      if (rest <= 0) return null;
      Atomics.wait(this.#heard, 0, before, rest);
    }
  }

  ask(asked: Asked): Said {
    this.say(asked);
    return this.hear() as Said;
  }
}
