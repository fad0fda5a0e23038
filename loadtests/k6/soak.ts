/** Very many connected for long; the server's memory is watched beside it, by the system's own tools. */
import { comeBack, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { through } from './measures.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('soak');

/** Read by k6. @public */
export const handleSummary = summaryOf('soak');

/** One virtual user. @public */
export default function soak(): void {
  const seat = start(__VU, signIn(__VU));
  const mean = (CANDIDATES('soak') / RATE('soak')) * 1000;
  const until = Date.now() + SECONDS('soak') * 1000;
  converse(seat, { until, think: () => mean * (0.5 + Math.random()), beats: true, submits: null, isCut: () => false });
  comeBack(seat);
  through.add(1);
}
