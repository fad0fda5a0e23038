/** Everybody answers as fast as answers are acknowledged: `pnpm load answers --runner k6 --target URL --slips FILE`. */
import { comeBack, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { through } from './measures.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('answers');

/** Read by k6. @public */
export const handleSummary = summaryOf('answers');

/** No hand is quicker, and no page may be: the server refuses a page that says more than 40 things a second. */
const LEAST_MS = 30;

/** One virtual user. @public */
export default function answers(): void {
  const seat = start(__VU, signIn(__VU));
  const until = Date.now() + SECONDS('answers') * 1000;
  const mean = RATE('answers') > 0 ? (CANDIDATES('answers') / RATE('answers')) * 1000 : 0;
  const think = (ms: number) => Math.max(mean * (0.5 + Math.random()), LEAST_MS - ms);
  converse(seat, { until, think, beats: false, submits: null, isCut: () => false });
  comeBack(seat);
  through.add(1);
}
