import type { ClockPhase } from 'shared/attempt/clock.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { type AttemptState, responseTo } from 'shared/attempt/fold.ts';
import type { AttemptOpening, ClockView, Receipt, ServerMessage } from 'shared/contracts/delivery.ts';
import type { Response } from 'shared/questions/registry.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Act,
  append,
  beginsWith,
  type Conflict,
  type Ledger,
  ledgerOf,
  reconcile,
  sameResponse,
} from './ledger.ts';
import { createLine } from './line.ts';
import type { Network, Opened } from './network.ts';
import { createOutbox, type Outcome, type Verdict } from './outbox.ts';
import { phaseOf, type ServerClock } from './server-clock.ts';
import type { Shelf } from './shelf.ts';
import type { Timers } from './timers.ts';

/** All that the pages read. */
export interface AttemptView {
  readonly attempt: AttemptState;
  /** Typed, shown, and not yet an event: it becomes one when the hand rests. */
  readonly drafts: Readonly<Record<string, Response | null>>;
  readonly role: 'writer' | 'watcher';
  /** Nothing can be added any more: handed in, ended by the invigilator, or sealed elsewhere. */
  readonly sealed: boolean;
  readonly clock: ClockView;
  readonly phase: ClockPhase;
  /** Events that the server has not acknowledged. */
  readonly unsent: number;
  /** The server's last word of what it keeps. */
  readonly receipt: Receipt | null;
  readonly line: 'socket' | 'http' | 'down';
  /** A refusal that someone has to act on (sign in again, open the safe browser), or null. */
  readonly trouble: string | null;
  readonly handUp: boolean;
  readonly messages: readonly Message[];
  readonly conflicts: readonly Conflict[];
}

/** Something said to the candidate; an `extraTime` carries minutes, a `message` the invigilator's words. */
export type Message =
  | { readonly id: number; readonly kind: 'message'; readonly text: string; readonly at: number }
  | { readonly id: number; readonly kind: 'extraTime'; readonly seconds: number; readonly at: number };

export interface AttemptStore {
  readonly view: StoreApi<AttemptView>;
  readonly clock: ServerClock;
  answer(item: string, response: Response | null): void;
  /** For typing: shown at once, an event after a short rest or at `flush`. */
  draft(item: string, response: Response | null): void;
  flush(): void;
  visit(item: string): void;
  flag(item: string, on: boolean): void;
  submit(): void;
  raiseHand(up: boolean): void;
  dismiss(message: number): void;
  dismissConflicts(): void;
  takeOver(): Promise<Opened>;
  /** Proctoring signals, on a lower priority than answers; false where they did not arrive. */
  sendSignals(signals: readonly unknown[]): Promise<boolean>;
  /** The page goes away: what is typed becomes an event, what is unsent leaves with the last breath. */
  leave(): void;
  /** The network is said to be back. */
  hurry(): void;
  close(): void;
}

interface Deps {
  readonly opening: AttemptOpening;
  readonly writer: string;
  readonly network: Network;
  readonly shelf: Shelf;
  readonly timers: Timers;
  readonly clock: ServerClock;
}

const DRAFT_REST_MS = 400;
/** Refusals that only a person can lift. */
const TROUBLES = new Set(['notSignedIn', 'safeExamBrowserNeeded', 'forbidden', 'consentNeeded']);

/** The engine of one open paper, without React: `design.md`, "Saving an answer". */
export async function createAttemptStore(deps: Deps): Promise<AttemptStore> {
  const { writer, network, shelf, timers, clock } = deps;
  const id = deps.opening.attempt;

  let ledger: Ledger = ledgerOf(id, deps.opening.events);
  /** Number of the last event that the server acknowledged. */
  let kept = ledger.head.seq;
  let ticket: string | null = deps.opening.socketTicket;
  let lastMessage = 0;
  let wantedHand: boolean | null = null;
  let cancelDrafts: (() => void) | null = null;
  let cancelPhase = () => {};
  let closed = false;
  const unshelved = new Set<ChainedEvent>();

  const view = createStore<AttemptView>(() => ({
    attempt: ledger.state,
    drafts: {},
    role: deps.opening.mayWrite ? 'writer' : 'watcher',
    sealed: deps.opening.sealed,
    clock: deps.opening.clock,
    phase: phaseOf(deps.opening.clock, clock.now()),
    unsent: 0,
    receipt: null,
    line: 'down',
    trouble: null,
    handUp: false,
    messages: [],
    conflicts: [],
  }));
  const unsent = () => ledger.events.slice(kept);
  const show = (change: Partial<AttemptView> = {}) =>
    view.setState({ attempt: ledger.state, unsent: ledger.head.seq - kept, ...change });

  // ---- the ledger -----------------------------------------------------------------------------------------------

  const mayAppend = () => {
    const { role, sealed, phase } = view.getState();
    return role === 'writer' && !sealed && phase !== 'waiting' && ledger.state.submittedAt === null;
  };

  function add(act: Act) {
    if (!mayAppend()) return;
    ledger = append(ledger, act, clock.now());
    keep(ledger.events.slice(-1));
    show();
    outbox.nudge();
  }

  function keep(events: readonly ChainedEvent[]) {
    for (const event of events) unshelved.add(event);
    void shelf.put(id, events).then(
      () => {
        for (const event of events) unshelved.delete(event);
      },
      // A full disk: the events stay in memory, go to the server, and are put again with the next opening.
      () => undefined,
    );
  }

  /** Takes the server's word of what it keeps, and brings in what only this machine holds. */
  async function absorb(opening: AttemptOpening, isFirst = false): Promise<void> {
    const role = opening.mayWrite ? 'writer' : 'watcher';
    ticket = opening.socketTicket;
    if (role === 'watcher' || opening.sealed) flush();
    const grew = view.getState().role === 'watcher' && role === 'writer';
    if (role === 'writer' && (isFirst || grew || !beginsWith(ledger, opening.events))) {
      const before = isFirst ? 0 : ledger.events.length;
      const pending = [...unshelved];
      const rows = await shelf.eventsOf(id).catch(() => []);
      const strays = [...rows, ...pending, ...(isFirst ? [] : ledger.events.slice(before))];
      const joined = reconcile(id, opening.events, strays, opening.sealed);
      ledger = joined.ledger;
      kept = opening.events.length;
      unshelved.clear();
      if (kept < ledger.head.seq) keep(unsent());
      const inLedger = new Set(ledger.events.map(({ hash }) => hash));
      const disputed = new Set(joined.conflicts.map(({ item }) => item));
      const settled = rows.filter(
        ({ event, hash }) => !inLedger.has(hash) && !(event.kind === 'answer' && disputed.has(event.item)),
      );
      void shelf
        .drop(
          id,
          settled.map(({ hash }) => hash),
        )
        .catch(() => undefined);
      show({ conflicts: joined.conflicts });
    } else if (role === 'watcher') {
      ledger = ledgerOf(id, opening.events);
      kept = ledger.head.seq;
    } else {
      kept = Math.max(kept, opening.events.length);
    }
    show({ role, sealed: opening.sealed, trouble: null });
    takeClock(opening.clock);
    if (role === 'writer' && !opening.sealed) outbox.resume();
    else outbox.stop();
    clearShelf();
    if (opening.sealed && view.getState().receipt === null) void fetchReceipt();
  }

  /** A school's computer is not the candidate's own: once all is sealed and kept by the server, nothing stays here. */
  function clearShelf() {
    const { sealed, conflicts } = view.getState();
    if (!sealed || kept < ledger.head.seq || conflicts.length > 0) return;
    const hashes = ledger.events.map(({ hash }) => hash);
    void shelf.drop(id, hashes).catch(() => undefined);
  }

  /** A repeat of the last event changes nothing and brings its receipt: for a page that was loaded after the end. */
  async function fetchReceipt() {
    const last = ledger.events[kept - 1];
    const outcome = last && (await network.append(id, writer, [last]));
    if (outcome?.type === 'kept' && outcome.receipt.hash === last?.hash) show({ receipt: outcome.receipt });
  }

  /** Asks the server where it stands; used for every new socket and whenever the two sides disagree. */
  async function reopen(): Promise<boolean> {
    const sentAt = timers.now();
    const opened = await network.open(writer);
    if (closed) return false;
    if (!opened.ok) {
      if (TROUBLES.has(opened.code)) show({ trouble: opened.code });
      return false;
    }
    clock.look(sentAt, opened.opening.clock.now);
    await absorb(opened.opening);
    return true;
  }

  // ---- the roads ------------------------------------------------------------------------------------------------

  const outbox = createOutbox({
    timers,
    unsent,
    send: async (batch) => {
      if (line.isOpen()) {
        const reply = await line.ask({ type: 'append', events: [...batch] });
        if (reply.type === 'kept' || reply.type === 'refused') return reply;
      }
      const sentAt = timers.now();
      const outcome = await network.append(id, writer, batch);
      if (outcome.type === 'kept' && outcome.clock) {
        clock.look(sentAt, outcome.clock.now);
        takeClock(outcome.clock);
      }
      if (!line.isOpen()) show({ line: outcome.type === 'lost' ? 'down' : 'http' });
      return outcome;
    },
    judge,
  });

  function judge(outcome: Outcome): Verdict {
    if (outcome.type === 'lost') return 'later';
    if (outcome.type === 'kept') {
      const { receipt, sealed } = outcome;
      // A receipt of another chain (this page was superseded meanwhile) says nothing about these events.
      if (ledger.events[receipt.seq - 1]?.hash !== receipt.hash) return 'later';
      kept = Math.max(kept, receipt.seq);
      show({ receipt, sealed: sealed || view.getState().sealed, trouble: null });
      clearShelf();
      return view.getState().sealed ? 'stop' : 'on';
    }
    switch (outcome.code) {
      case 'eventGap': {
        const expected = Number(outcome.details.expected);
        if (Number.isInteger(expected) && expected >= 1 && expected <= kept + 1) kept = expected - 1;
        else void reopen();
        show();
        return 'later';
      }
      case 'chainBroken':
        void reopen();
        return 'later';
      case 'notWriter':
        layDown({ role: 'watcher' });
        return 'stop';
      case 'attemptSealed':
        layDown({ sealed: true });
        return 'stop';
      case 'afterDeadline':
        // Not sealed: the invigilator may still grant time, and then what waits is sent again.
        show({ phase: 'over' });
        return 'stop';
      default:
        if (TROUBLES.has(outcome.code)) show({ trouble: outcome.code });
        return 'later';
    }
  }

  const line = createLine({
    timers,
    async connect(ears) {
      if (view.getState().trouble !== null && !(await reopen())) return null;
      if (ticket === null && !(await reopen())) return null;
      const once = ticket;
      ticket = null;
      return once === null || closed ? null : network.connect(id, writer, once, ears);
    },
    onNews,
    onChange(isOpen) {
      show({ line: isOpen ? 'socket' : 'http' });
      if (isOpen && wantedHand !== null) line.say({ type: 'hand', up: wantedHand });
      outbox.wake();
    },
    onClock(sentAt, seen) {
      clock.look(sentAt, seen.now);
      takeClock(seen);
    },
  });

  function onNews(message: ServerMessage) {
    switch (message.type) {
      case 'clock':
        return takeClock(message.clock);
      case 'message':
        return tell({ kind: 'message', text: message.text, at: message.at });
      case 'hand':
        wantedHand = null;
        return show({ handUp: message.up });
      case 'superseded':
        return layDown({ role: 'watcher' });
      case 'ended':
        return layDown({ sealed: true });
    }
  }

  /** This page writes no more. What was typed becomes an event first, so that it is on the shelf and not forgotten. */
  function layDown(change: { role: 'watcher' } | { sealed: true }) {
    flush();
    outbox.stop();
    show(change);
  }

  function tell(
    message: { kind: 'message'; text: string; at: number } | { kind: 'extraTime'; seconds: number; at: number },
  ) {
    lastMessage += 1;
    const told = { ...message, id: lastMessage } as Message;
    show({ messages: [...view.getState().messages, told] });
  }

  // ---- the clock ------------------------------------------------------------------------------------------------

  function takeClock(seen: ClockView) {
    const before = view.getState().clock;
    // An older word (a slow reply) must not undo a newer one.
    if (seen.now < before.now) return;
    const extra = seen.extraSeconds - before.extraSeconds;
    show({ clock: seen });
    if (extra > 0) tell({ kind: 'extraTime', seconds: extra, at: seen.now });
    turnPhase();
  }

  /** Turns the phase when its instant comes, without waiting for the server's word. */
  function turnPhase() {
    cancelPhase();
    if (closed) return;
    const seen = view.getState().clock;
    const now = clock.now();
    const phase = phaseOf(seen, now);
    // What was typed by the last second counts: it becomes an event before the door closes.
    if (phase === 'over') flush();
    const before = view.getState().phase;
    if (phase !== before) show({ phase });
    if (before === 'over' && phase !== 'over' && mayAppend()) outbox.resume();
    const next = phase === 'waiting' ? seen.startsAt : phase === 'running' ? seen.deadlineAt : null;
    if (next !== null) cancelPhase = timers.after(Math.min(next - now + 5, 60_000), turnPhase);
  }

  // ---- typing ---------------------------------------------------------------------------------------------------

  function flush() {
    cancelDrafts?.();
    cancelDrafts = null;
    const { drafts } = view.getState();
    if (Object.keys(drafts).length === 0) return;
    show({ drafts: {} });
    for (const [item, response] of Object.entries(drafts)) answer(item, response);
  }

  function answer(item: string, response: Response | null) {
    if (item in view.getState().drafts) {
      const { [item]: _, ...drafts } = view.getState().drafts;
      show({ drafts });
    }
    if (!sameResponse(responseTo(ledger.state, item), response)) add({ kind: 'answer', item, response });
  }

  await absorb(deps.opening, true);
  turnPhase();
  if (view.getState().phase !== 'over') add({ kind: 'open' });

  return {
    view,
    clock,
    answer(item, response) {
      if (view.getState().phase === 'running') answer(item, response);
    },
    draft(item, response) {
      if (!mayAppend() || view.getState().phase !== 'running') return;
      show({ drafts: { ...view.getState().drafts, [item]: response } });
      cancelDrafts?.();
      cancelDrafts = timers.after(DRAFT_REST_MS, flush);
    },
    flush,
    visit(item) {
      flush();
      if (ledger.state.here !== item) add({ kind: 'visit', item });
    },
    flag(item, on) {
      if ((ledger.state.flagged[item] ?? false) !== on) add({ kind: 'flag', item, on });
    },
    submit() {
      flush();
      add({ kind: 'submit' });
    },
    raiseHand(up) {
      wantedHand = up;
      show({ handUp: up });
      line.say({ type: 'hand', up });
    },
    dismiss(message) {
      show({ messages: view.getState().messages.filter((told) => told.id !== message) });
    },
    dismissConflicts() {
      show({ conflicts: [] });
      clearShelf();
      const mine = new Set(ledger.events.map(({ hash }) => hash));
      void shelf
        .eventsOf(id)
        .then((rows) =>
          shelf.drop(
            id,
            rows.map(({ hash }) => hash).filter((hash) => !mine.has(hash)),
          ),
        )
        .catch(() => undefined);
    },
    async takeOver() {
      const sentAt = timers.now();
      const opened = await network.takeOver(id, writer);
      if (opened.ok && !closed) {
        clock.look(sentAt, opened.opening.clock.now);
        await absorb(opened.opening);
        line.hurry();
      }
      return opened;
    },
    async sendSignals(signals) {
      const reply = await line.ask({ type: 'signals', signals: [...signals] });
      return reply.type === 'signalsTaken';
    },
    leave() {
      flush();
      const batch = unsent();
      if (batch.length > 0 && view.getState().role === 'writer') network.farewell(id, writer, batch.slice(0, 200));
    },
    hurry() {
      line.hurry();
      outbox.wake();
    },
    close() {
      closed = true;
      cancelDrafts?.();
      cancelPhase();
      outbox.stop();
      line.close();
    },
  };
}
