/** The last minute: everybody is connected and hands in within it. */
import { comeBack, signIn, start } from './candidate.ts';
import { converse } from './converse.ts';
import { through } from './measures.ts';
import { optionsOf, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('deadline');

/** Read by k6. @public */
export const handleSummary = summaryOf('deadline');

/** The beginning of the last minute: all the sign-ins and starts lie before it. @public */
export const setup = () => ({ lastMinute: Date.now() + SECONDS('deadline') * 4_000 });

/** One virtual user. @public */
export default function deadline({ lastMinute }: { lastMinute: number }): void {
  const seat = start(__VU, signIn(__VU));
  const until = lastMinute + Math.random() * SECONDS('deadline') * 1000;
  const submits = { begin: lastMinute };
  converse(seat, { until, think: () => Number.POSITIVE_INFINITY, beats: true, submits, isCut: () => false });
  comeBack(seat);
  through.add(1);
}
