/** A bad line: cut again and again; what was under way goes by HTTP too, and the socket comes back. */

import { days } from '../days/days.ts';
import { comeBack, saveByHttp, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { measured, through } from './measures.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('storm');

/** Read by k6. @public */
export const handleSummary = summaryOf('storm');

/** One virtual user. @public */
export default function storm(): void {
  const seat = start(__VU, signIn(__VU));
  const until = Date.now() + SECONDS('storm') * 1000;
  const mean = (CANDIDATES('storm') / RATE('storm')) * 1000;
  const cuts = (days.storm.cutsAMinute / 60_000) * mean;
  const manner = { until, think: () => mean * (0.5 + Math.random()), beats: true, submits: null };
  for (;;) {
    const cut = converse(seat, { ...manner, isCut: () => Math.random() < cuts });
    if (!cut) break;
    saveByHttp(seat, cut);
    measured(cut.event.at);
    comeBack(seat);
  }
  comeBack(seat);
  through.add(1);
}
