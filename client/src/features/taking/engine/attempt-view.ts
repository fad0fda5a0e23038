import type { ClockPhase } from 'shared/attempt/clock.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { AttemptState } from 'shared/attempt/fold.ts';
import type { ClockView, HandReason, Lease, Receipt } from 'shared/contracts/delivery.ts';
import type { BatchSeal } from 'shared/evidence/batch-chain.ts';
import type { Response } from 'shared/questions/registry.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { Drafts } from './drafts.ts';
import type { Conflict } from './ledger.ts';
import type { Opened } from './network.ts';
import type { ServerClock } from './server-clock.ts';

/** All that the pages read. */
export interface AttemptView {
  readonly attempt: AttemptState;
  /** The part of it that the server has acknowledged: all that a receipt may speak of. */
  readonly kept: AttemptState;
  /** Typed, shown, and not yet an event: it becomes one when the hand rests. */
  readonly drafts: Drafts;
  readonly role: 'writer' | 'watcher';
  /** Who writes while this page watches; null while that is not known. */
  readonly lease: Lease | null;
  /** This page wants to write and waits for the invigilator's unlock. */
  readonly asksToWrite: boolean;
  /** Nothing can be added any more: handed in, ended by the invigilator, or sealed elsewhere. */
  readonly sealed: boolean;
  readonly clock: ClockView;
  readonly phase: ClockPhase;
  /** Events that the server has not acknowledged. */
  readonly unsent: number;
  /** True where this machine keeps what is unsent, also when the page is closed. */
  readonly keepsHere: boolean;
  /** The server's last word of what it keeps. */
  readonly receipt: Receipt | null;
  /** When the server kept something last, signed or not: milliseconds since 1970. */
  readonly keptAt: number | null;
  readonly line: 'socket' | 'http' | 'down';
  /** A refusal that someone has to act on (sign in again, open the safe browser), or null. */
  readonly trouble: string | null;
  readonly handUp: boolean;
  /** Counts the times at which the server said that an accommodation changed what the page leaves out. */
  readonly lockNews: number;
  readonly messages: readonly Message[];
  readonly conflicts: readonly Conflict[];
  /** Answers that lie on this machine and cannot be sent from here: another page writes, or the paper is sealed. */
  readonly stranded: readonly Conflict[];
}

/** Something said to the candidate: the invigilator's words, more time, or an answer that has to be given anew. */
export type Message = { readonly id: string; readonly at: number } & (
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'extraTime'; readonly seconds: number }
  | { readonly kind: 'unkept'; readonly item: string }
);

export interface AttemptStore {
  readonly view: StoreApi<AttemptView>;
  readonly clock: ServerClock;
  /** When the server kept the event, by its own clock (milliseconds since 1970); null for what was kept before this page. */
  keptWhen(seq: number): number | null;
  answer(item: string, response: Response | null): void;
  /** For typing: shown at once, an event after a short rest or at `flush`. */
  draft(item: string, response: Response | null): void;
  flush(): void;
  visit(item: string): void;
  flag(item: string, on: boolean): void;
  /** A counted sound begins to play; false where it may not now. */
  play(media: string): boolean;
  submit(): void;
  /** `why` is the word that the board shows. */
  raiseHand(up: boolean, why?: HandReason): void;
  dismiss(message: string): void;
  dismissConflicts(): void;
  /** Makes this page the one that writes. Where an invigilator has to unlock that, it goes on asking by itself. */
  takeOver(): Promise<Opened>;
  /** Proctoring signals and their seal, on a lower priority than answers; null where they did not arrive. */
  sendSignals(
    signals: readonly unknown[],
    seal: BatchSeal | null,
  ): Promise<{ readonly nonce: string | null } | { readonly waitMs: number } | null>;
  /** The whole ledger as this machine holds it, and the key to which it is sealed where it has to travel by hand. */
  carried(): { readonly attempt: string; readonly events: readonly ChainedEvent[]; readonly answerKey: string };
  /** The page goes away: what is typed becomes an event, what is unsent leaves with the last breath. */
  leave(): void;
  /** The network is said to be back. */
  hurry(): void;
  close(): void;
}
