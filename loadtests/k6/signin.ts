/** Everybody shows the slip in one moment, and waits for the turn that the server gives. */
import { checkSignedIn, signIn, turn } from './candidate.ts';
import { measured, queued, through } from './measures.ts';
import { optionsOf } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('signin');

/** Read by k6. @public */
export const handleSummary = summaryOf('signin');

/** When the doors open. @public */
export const setup = () => ({ begin: Date.now() });

/** One virtual user. @public */
export default function signin({ begin }: { begin: number }): void {
  turn.waitedMs = 0;
  const sentAt = Date.now();
  signIn(__VU);
  measured(sentAt, begin);
  queued(turn.waitedMs);
  checkSignedIn();
  through.add(1);
}
