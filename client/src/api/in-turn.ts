import { askAgainMs } from 'shared/contracts/turn.ts';
import type { AnyEndpoint, Result } from './call.ts';

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
    await wait(askAgainMs(Number(ahead), Math.random()));
  }
}
