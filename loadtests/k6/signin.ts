/** Everybody shows the slip at once. */
import { checkSignedIn, signIn } from './candidate.ts';
import { measured, through } from './measures.ts';
import { optionsOf } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('signin');

/** Read by k6. @public */
export const handleSummary = summaryOf('signin');

/** When the doors open. @public */
export const setup = () => ({ begin: Date.now() });

/** One virtual user. @public */
export default function signin({ begin }: { begin: number }): void {
  const sentAt = Date.now();
  signIn(__VU);
  measured(sentAt, begin);
  checkSignedIn();
  through.add(1);
}
