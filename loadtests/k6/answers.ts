/** Everybody answers as fast as answers are acknowledged: `pnpm load answers --runner k6 --target URL --slips FILE`. */
import { signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { optionsOf, SECONDS } from './options.ts';

/** Read by k6. @public */
export const options = optionsOf('answers');

/** One virtual user. @public */
export default function answers(): void {
  const seat = start(__VU, signIn(__VU));
  const until = Date.now() + SECONDS('answers') * 1000;
  converse(seat, { until, think: () => 0, beats: false, submits: false, isCut: () => false });
}
