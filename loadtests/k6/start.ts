/** Everybody, signed in before, starts at the same second. */
import { sleep } from 'k6';
import { comeBack, signIn, start, turn } from './candidate.ts';
import { measured, queued, through } from './measures.ts';
import { CANDIDATES, optionsOf } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('start');

/** Read by k6. @public */
export const handleSummary = summaryOf('start');

/** Milliseconds for the sign-ins before the bell: all together at least, and for each. */
const SIGN_IN_MS = { least: 5_000, each: 3 };

/** The bell, read once: sign-ins before it have their time. @public */
export const setup = () => ({ bell: Date.now() + Math.max(SIGN_IN_MS.least, SIGN_IN_MS.each * CANDIDATES('start')) });

/** One virtual user. @public */
export default function startAtTheBell({ bell }: { bell: number }): void {
  const questions = signIn(__VU);
  sleep(Math.max(0, bell - Date.now()) / 1000);
  turn.waitedMs = 0;
  const sentAt = Date.now();
  const seat = start(__VU, questions);
  measured(sentAt, bell);
  queued(turn.waitedMs);
  comeBack(seat);
  through.add(1);
}
