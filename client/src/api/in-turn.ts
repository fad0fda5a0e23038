import type { AnyEndpoint, Result } from './call.ts';

/** Who stands near the front asks often, who stands far behind seldom: the queue itself must not be a rush. */
const ASK_EVERY_MS = { near: 500, far: 3_000 };
const NEAR = 200;

/**
 * Asks again, with the number that keeps the place, for as long as the server says that others come first.
 * @param ask sends the request with the number, which is undefined the first time
 * @param onQueued hears the sentence that tells how many stand before
 */
export async function inTurn<E extends AnyEndpoint>(
  ask: (turn: string | undefined) => Promise<Result<E>>,
  onQueued: (sentence: string) => void,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Result<E>> {
  let turn: string | undefined;
  for (;;) {
    const result = await ask(turn);
    if (result.ok || result.error.code !== 'waitYourTurn') return result;
    const { ahead, turn: own } = result.error.details;
    turn = String(own);
    onQueued(result.error.sentence);
    await wait(Number(ahead) < NEAR ? ASK_EVERY_MS.near : ASK_EVERY_MS.far);
  }
}
