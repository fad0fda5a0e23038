import type { ServerMessage } from 'shared/contracts/delivery.ts';
import { type Bus, GAP } from '../../bus/bus.ts';

/** News for the pages of one attempt. `only` and `except` name a writer. */
export interface AttemptNews {
  readonly message: ServerMessage;
  readonly only?: string;
  readonly except?: string;
}

/** News for those who watch a session: which candidate changed. They read the rest from the database. */
export interface SessionNews {
  readonly candidateId: string | null;
}

const attemptSubject = (attemptId: string) => `attempt.${attemptId}`;
const sessionSubject = (sessionId: string) => `session.${sessionId}`;

/** Says something to the open pages of an attempt, wherever they are connected. Call it after COMMIT. */
export function tellAttempt(
  bus: Bus,
  attemptId: string,
  message: ServerMessage,
  to: { only?: string; except?: string } = {},
) {
  bus.publish(attemptSubject(attemptId), { message, ...to } satisfies AttemptNews);
}

export function hearAttempt(bus: Bus, attemptId: string, hear: (news: AttemptNews) => void): () => void {
  return bus.subscribe(attemptSubject(attemptId), (news) => hear(news as AttemptNews));
}

export function tellSession(bus: Bus, sessionId: string, news: SessionNews): void {
  bus.publish(sessionSubject(sessionId), news);
}

export function hearSession(bus: Bus, sessionId: string, hear: (news: SessionNews) => void): () => void {
  return bus.subscribe(sessionSubject(sessionId), (news) => hear(news as SessionNews));
}

/** Hears that news of other nodes may have been missed. */
export function hearGaps(bus: Bus, hear: () => void): () => void {
  return bus.subscribe(GAP, hear);
}

const HANG_UP = 'candidates.hangUp';

/**
 * Closes the sockets of candidates whose right to the paper changed, wherever they are connected: a page that still has
 * the right comes back by itself, any other meets the door. Call it after COMMIT.
 */
export function hangUp(bus: Bus, candidateIds: readonly string[]): void {
  bus.publish(HANG_UP, candidateIds);
}

export function hearHangUps(bus: Bus, hear: (candidateIds: readonly string[]) => void): () => void {
  return bus.subscribe(HANG_UP, (ids) => hear(ids as readonly string[]));
}
