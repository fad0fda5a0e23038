/** The middle of an exam: all are connected, beat, and answer every so often. */
import { comeBack, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { through } from './measures.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('steady');

/** Read by k6. @public */
export const handleSummary = summaryOf('steady');

/** One virtual user. @public */
export default function steady(): void {
  const seat = start(__VU, signIn(__VU));
  const mean = (CANDIDATES('steady') / RATE('steady')) * 1000;
  const until = Date.now() + SECONDS('steady') * 1000;
  converse(seat, { until, think: () => mean * (0.5 + Math.random()), beats: true, submits: null, isCut: () => false });
  comeBack(seat);
  through.add(1);
}
