/** The middle of an exam: all are connected, beat, and answer every so often. */
import { signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';

/** Read by k6. @public */
export const options = optionsOf('steady');

/** One virtual user. @public */
export default function steady(): void {
  const seat = start(__VU, signIn(__VU));
  const mean = (CANDIDATES('steady') / RATE('steady')) * 1000;
  const until = Date.now() + SECONDS('steady') * 1000;
  converse(seat, { until, think: () => mean * (0.5 + Math.random()), beats: true, submits: false, isCut: () => false });
}
