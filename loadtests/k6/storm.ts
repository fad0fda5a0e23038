/** A bad line: cut again and again; what comes after a cut goes by HTTP, and the socket comes back. */

import { days } from '../days/days.ts';
import { nextEvent, saveByHttp, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { CANDIDATES, optionsOf, RATE, SECONDS } from './options.ts';

/** Read by k6. @public */
export const options = optionsOf('storm');

/** One virtual user. @public */
export default function storm(): void {
  const questions = signIn(__VU);
  let seat = start(__VU, questions);
  const until = Date.now() + SECONDS('storm') * 1000;
  const mean = (CANDIDATES('storm') / RATE('storm')) * 1000;
  const cuts = (days.storm.cutsAMinute / 60_000) * mean;
  const manner = { until, think: () => mean * (0.5 + Math.random()), beats: true, submits: false };
  while (Date.now() < until && converse(seat, { ...manner, isCut: () => Math.random() < cuts })) {
    saveByHttp(seat, nextEvent(seat, 'answer'));
    seat = start(__VU, questions);
  }
}
