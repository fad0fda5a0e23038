import { type CandidateCard, candidateSignOut, readCandidate } from 'shared/contracts/delivery.ts';
import { call, type Result } from '../../api/call.ts';
import { takeEarlyCard } from './engine/early-card.ts';
import { createLeaving } from './engine/leaving.ts';
import { type OpenedSitting, openSitting } from './engine/open-sitting.ts';
import { createServerClock } from './engine/server-clock.ts';
import { openShelf } from './engine/shelf.ts';
import { browserTimers } from './engine/timers.ts';
import { slipInFragment } from './sign-in/slip-groups.ts';

/**
 * What the player begins before the most of its script has come: it is loaded beside the rest, small and without pages. Who
 * sits here, the shelf and, for whoever comes back to a paper that was begun, the opening and the paper: each is a turn on the
 * line, and on a slow one the turns would come one after another behind the script.
 */
export const clock = createServerClock(browserTimers);
export const shelf = openShelf();
export const leaving = createLeaving({
  signOut: async () => (await call(candidateSignOut)).ok,
  storage: () => localStorage,
});

/** Asks who sits here; the server's clock is read from the answer. */
export async function askWho(): Promise<Result<typeof readCandidate>> {
  const early = takeEarlyCard();
  const sentAt = early?.sentAt ?? performance.now();
  const result = await call(readCandidate, { early: early?.answer });
  if (result.ok) clock.look(sentAt, result.value.clock.now);
  return result;
}

/** Somebody new may sit at this computer: nothing is asked for in the name of the one before. */
const isForAnother = leaving.isOwed() || slipInFragment(location.hash) !== '';
if (isForAnother) takeEarlyCard();
let who = isForAnother ? null : askWho();
let onQueued: (sentence: string) => void = () => {};
let sitting = who?.then(openingOf).catch(() => null) ?? null;

/** The answer to who sits here that is under way, once; null where there is none. */
export function takeWho(): Promise<Result<typeof readCandidate>> | null {
  const taken = who;
  who = null;
  return taken;
}

/** The opening that is under way for this candidate, once; undefined where there is none. */
export async function takeOpening(
  { candidateId }: CandidateCard,
  hear: (sentence: string) => void,
): Promise<OpenedSitting | undefined> {
  onQueued = hear;
  const taken = sitting;
  sitting = null;
  const early = await taken;
  return early?.candidateId === candidateId ? early.opened : undefined;
}

async function openingOf(result: Result<typeof readCandidate>) {
  if (!result.ok || !result.value.attempt || result.value.resultPublished) return null;
  const opened = await openSitting(result.value, { shelf: await shelf, clock }, (sentence) => onQueued(sentence));
  return { candidateId: result.value.candidateId, opened };
}
