/** Everybody shows the slip at once. */
import { acknowledged, receiptTime, signIn } from './candidate.ts';
import { optionsOf } from './options.ts';

/** Read by k6. @public */
export const options = optionsOf('signin');

/** One virtual user. @public */
export default function signin(): void {
  const sentAt = Date.now();
  signIn(__VU);
  receiptTime.add(Date.now() - sentAt);
  acknowledged.add(1);
}
