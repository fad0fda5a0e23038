/** Everybody, signed in before, starts at the same second. */
import { sleep } from 'k6';
import { acknowledged, receiptTime, signIn, start } from './candidate.ts';
import { optionsOf, SECONDS } from './options.ts';

/** Read by k6. @public */
export const options = optionsOf('start');

/** The bell, read once: sign-ins before it have their time. @public */
export const setup = () => ({ bell: Date.now() + SECONDS('start') * 2_000 });

/** One virtual user. @public */
export default function startAtTheBell({ bell }: { bell: number }): void {
  const questions = signIn(__VU);
  sleep(Math.max(0, bell - Date.now()) / 1000);
  const sentAt = Date.now();
  start(__VU, questions);
  receiptTime.add(Date.now() - sentAt);
  acknowledged.add(1);
}
