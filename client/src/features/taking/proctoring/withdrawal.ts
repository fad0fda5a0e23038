import type { Clock } from 'proctoring/signals/clock.ts';

/** Where a withdrawal of the camera stands. On this machine the camera is off from the first moment. */
export type WithdrawalState = 'none' | 'telling' | 'told';

export interface Withdrawal {
  /** Whether it was withdrawn here, also before a reload. */
  isWanted(): boolean;
  /** Keeps the wish and tells the server until it has heard. */
  withdraw(): void;
  /** Tells on after a reload, where there is something to tell. */
  resume(): void;
  /** Forgets the wish: another word says more. */
  drop(): void;
  stop(): void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The candidate's word that the camera goes off: it holds at once and survives a reload of the page, whatever the network
 * does. `tell` says whether the server heard it; `kept` is the tab's own storage.
 */
export function createWithdrawal({
  attemptId,
  tell,
  clock,
  kept,
  onState,
}: {
  readonly attemptId: string;
  readonly tell: () => Promise<boolean>;
  readonly clock: Pick<Clock, 'after'>;
  readonly kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly onState: (state: WithdrawalState) => void;
}): Withdrawal {
  const name = `khaothi.withdrawn.${attemptId}`;
  let isStopped = false;
  let cancel = () => {};

  async function tellNow(wait: number): Promise<void> {
    onState('telling');
    const isHeard = await tell();
    if (isHeard) kept.removeItem(name);
    if (isStopped) return;
    if (isHeard) onState('told');
    else cancel = clock.after(wait, () => void tellNow(Math.min(wait * 2, LONGEST_WAIT_MS)));
  }

  return {
    isWanted: () => kept.getItem(name) !== null,
    withdraw() {
      kept.setItem(name, '1');
      void tellNow(FIRST_WAIT_MS);
    },
    resume() {
      if (this.isWanted()) void tellNow(FIRST_WAIT_MS);
    },
    drop() {
      kept.removeItem(name);
      isStopped = true;
      cancel();
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
