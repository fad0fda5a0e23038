/** Everybody, signed in before, starts at the same second. */
import { sleep } from 'k6';
import { comeBack, signIn, start } from './candidate.ts';
import { measured, through } from './measures.ts';
import { optionsOf, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('start');

/** Read by k6. @public */
export const handleSummary = summaryOf('start');

/** The bell, read once: sign-ins before it have their time. @public */
export const setup = () => ({ bell: Date.now() + SECONDS('start') * 2_000 });

/** One virtual user. @public */
export default function startAtTheBell({ bell }: { bell: number }): void {
  const questions = signIn(__VU);
  sleep(Math.max(0, bell - Date.now()) / 1000);
  const sentAt = Date.now();
  const seat = start(__VU, questions);
  measured(sentAt, bell);
  comeBack(seat);
  through.add(1);
}
