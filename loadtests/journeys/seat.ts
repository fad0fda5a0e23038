import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import type { Pool } from 'undici';
import { type Caller, caller, inTurn } from '../house/call.ts';

/** Somebody who has shown the slip. */
export interface Person {
  readonly caller: Caller;
  /** How many choice questions the paper has: q1, q2 ... */
  readonly questions: number;
}

/** Somebody whose attempt is open. */
export interface Seat extends Person {
  readonly attempt: string;
  readonly writer: string;
  /** Opens the socket once, within a minute. */
  ticket: string | null;
  /** The address of this machine that the socket comes from; one address has ports for no more than some 28,000. */
  readonly from: string;
}

/** Candidates behind one source address. */
const BEHIND_ONE = 8_000;

/** Signs in with a slip and agrees without a camera; waits its turn where the server asks for that. */
export async function signIn(pool: Pool, slip: string): Promise<Person> {
  const person = caller(pool);
  const { exam } = await inTurn((turn) => person.call(candidateSignIn, { body: { code: slip }, turn }));
  if (exam.proctoring > 0) await person.call(giveConsent, { body: { version: NOTICE_VERSION, camera: false } });
  return { caller: person, questions: exam.parts.find((part) => part.kind === 'choice')?.questions ?? 1 };
}

/** Opens the attempt; the paper stays unread. */
export async function start(person: Person, nth: number): Promise<Seat> {
  const writer = `load-${String(nth).padStart(6, '0')}`;
  const { attempt, socketTicket } = await inTurn((turn) => person.caller.call(openAttempt, { body: { writer }, turn }));
  return { ...person, attempt, writer, ticket: socketTicket, from: `127.0.0.${1 + Math.floor(nth / BEHIND_ONE)}` };
}

/** Whether the server still knows the attempt that was begun here. */
export async function comesBack({ caller, attempt, writer }: Seat): Promise<boolean> {
  const opening = await inTurn((turn) => caller.call(openAttempt, { body: { writer }, turn }));
  return opening.attempt === attempt;
}
