import type { Clock } from 'proctoring/signals/clock.ts';
import { interval } from 'proctoring/signals/interval.ts';
import type { NotSharedReason } from 'proctoring/signals/screen-not-shared/screen-not-shared.ts';
import type { Tell } from 'proctoring/signals/signal.ts';
import type { ScreenShare } from './share-screen.ts';

/** The dialog of the browser takes a while. */
const AFTER_MS = 3_000;

/** Tells while the screen that was asked for is not shared; returns what ends it. */
export function tellScreen(screen: ScreenShare, clock: Clock, tell: Tell<{ reason: NotSharedReason }>): () => void {
  const missing = interval<{ reason: NotSharedReason }>(clock, AFTER_MS, tell);
  const look = () => {
    const state = screen.now();
    missing.end();
    if (state.at === 'notShared') missing.begin({ reason: state.reason });
  };
  look();
  const stop = screen.subscribe(look);
  return () => {
    stop();
    missing.end();
  };
}
