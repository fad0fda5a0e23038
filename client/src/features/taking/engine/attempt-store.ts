import type { ChainedEvent } from 'shared/attempt/events.ts';
import { type AttemptState, responseTo } from 'shared/attempt/fold.ts';
import { isLedgerEvent } from 'shared/attempt/keepable-event.ts';
import type { AttemptOpening, ServerMessage } from 'shared/contracts/delivery.ts';
import type { Response } from 'shared/questions/registry.ts';
import { createStore } from 'zustand/vanilla';
import { heldBackMs } from '../../../api/held-back.ts';
import { createAttemptClock } from './attempt-clock.ts';
import type { AttemptStore, AttemptView } from './attempt-view.ts';
import { createDrafts } from './drafts.ts';
import {
  type Act,
  answering,
  append,
  beginsWith,
  type Conflict,
  foldedTo,
  isContinuedBy,
  type Ledger,
  ledgerOf,
  NOTHING_FOLDED,
  reconcile,
  sameResponse,
  without,
} from './ledger.ts';
import { createLine } from './line.ts';
import type { Hand, Network, Opened } from './network.ts';
import { createNotices } from './notices.ts';
import { createOutbox, firstBatch, type Outcome, type Verdict } from './outbox.ts';
import type { ReadMessages } from './read-messages.ts';
import { phaseOf, type ServerClock } from './server-clock.ts';
import type { Shelf } from './shelf.ts';
import type { Timers } from './timers.ts';
import type { Writer } from './writer-id.ts';

interface Deps {
  readonly opening: AttemptOpening;
  readonly writer: Writer;
  readonly network: Network;
  readonly shelf: Shelf;
  readonly timers: Timers;
  readonly clock: ServerClock;
  readonly read: ReadMessages;
}

/** After the end the server seals within seconds; then this page learns what was collected. */
const SEALING_MS = 6_000;
/** A page that waits for the unlock asks so often: by its asking the board knows that somebody waits. */
const ASK_AGAIN_MS = 15_000;
/** A socket that dies takes the word along, and a lost request too. */
const SAY_HAND_AGAIN_MS = 5_000;
/** Browsers let a page that goes away send 64 KiB in all. */
const LAST_BREATH_BYTES = 60_000;
/** Failures that pass: who waits for the unlock goes on waiting. */
const PASSING = new Set(['offline', 'internal', 'tooMany']);
/** As long as an unlock lasts. A page that is forgotten must not take the pen an hour later. */
const ASK_FOR_MS = 10 * 60_000;
/** Refusals that only a person can lift. */
const TROUBLES = new Set(['notSignedIn', 'safeExamBrowserNeeded', 'forbidden', 'consentNeeded']);

/** The engine of one open paper, without React: `ARCHITECTURE.md`, "Saving an answer". */
export async function createAttemptStore(deps: Deps): Promise<AttemptStore> {
  const { network, shelf, timers, clock, read } = deps;
  const writer = deps.writer.name;
  const id = deps.opening.attempt;
  const opening = await withPen(deps);

  let ledger: Ledger = ledgerOf(id, opening.events);
  /** Number of the last event that the server acknowledged. */
  let kept = ledger.head.seq;
  let keptAs = NOTHING_FOLDED;
  /** Events of this machine that do not go into the ledger while this page watches or the paper is sealed. */
  let aside: readonly ChainedEvent[] = [];
  /** Of the first socket; none where the attempt began without a line. */
  let ticket: string | null = opening.socketTicket || null;
  /** What was kept while this page was open, in order: up to which event, and when. */
  const keptUpTo: { seq: number; at: number }[] = [];
  /** Null where the server knows how the hand is. */
  let wantedHand: Hand | null = null;
  let cancelSealing = () => {};
  let cancelAsking = () => {};
  let askingSince = 0;
  let cancelHand = () => {};
  /** Counts the times at which this page took the lease: what was asked before says nothing any more. */
  let taken = 0;
  let closed = false;
  const unshelved = new Set<ChainedEvent>();

  const view = createStore<AttemptView>(() => ({
    attempt: ledger.state,
    kept: ledger.state,
    drafts: {},
    role: opening.mayWrite ? 'writer' : 'watcher',
    lease: opening.lease,
    asksToWrite: false,
    sealed: opening.sealed,
    clock: opening.clock,
    phase: phaseOf(opening.clock, clock.now()),
    unsent: 0,
    keepsHere: shelf.lasting,
    receipt: null,
    keptAt: null,
    line: 'down',
    trouble: null,
    handUp: opening.handRaised,
    lockNews: 0,
    messages: [],
    conflicts: [],
    stranded: [],
  }));
  const unsent = () => ledger.events.slice(kept);
  const show = (change: Partial<AttemptView> = {}) => {
    const { role, sealed } = { ...view.getState(), ...change };
    view.setState({
      attempt: ledger.state,
      kept: keptState(),
      unsent: ledger.head.seq - kept,
      stranded: role === 'watcher' || sealed ? strandedNow() : NONE,
      ...change,
    });
  };

  function keptState(): AttemptState {
    keptAs = foldedTo(ledger, kept, keptAs);
    return keptAs.state;
  }

  const strandedNow = () => reconcile(id, ledger.events.slice(0, kept), [...aside, ...unsent()], true).conflicts;

  // ---- the ledger -----------------------------------------------------------------------------------------------

  const mayAppend = () => {
    const { role, sealed, phase } = view.getState();
    return role === 'writer' && !sealed && phase !== 'waiting' && ledger.state.submittedAt === null;
  };

  function add(act: Act) {
    if (!mayAppend()) return;
    const longer = append(ledger, act, clock.now());
    const added = longer.events.slice(-1);
    // What the server could never keep would hold up all that comes after it.
    if (!added.every(({ event }) => isLedgerEvent(event))) return notices.unkept(added);
    ledger = longer;
    keep(added);
    show();
    outbox.nudge();
  }

  function keep(events: readonly ChainedEvent[]) {
    for (const event of events) unshelved.add(event);
    // What a full disk did not take before is offered again.
    const batch = [...unshelved];
    void shelf.put(id, batch).then(
      () => {
        for (const event of batch) unshelved.delete(event);
        show({ keepsHere: shelf.lasting });
      },
      () => show({ keepsHere: false }),
    );
  }

  const forget = (events: readonly ChainedEvent[]) => {
    const hashes = events.map(({ hash }) => hash);
    if (hashes.length > 0) void shelf.drop(id, hashes).catch(() => undefined);
  };

  /** Takes the server's word of what it keeps, and brings in what only this machine holds. */
  async function absorb(opening: AttemptOpening, isFirst = false): Promise<void> {
    const role = opening.mayWrite ? 'writer' : 'watcher';
    if (role === 'watcher' || opening.sealed) drafts.flush();
    const grew = view.getState().role === 'watcher' && role === 'writer';
    if (role === 'writer' && (isFirst || grew || !beginsWith(ledger, opening.events))) await join(opening, isFirst);
    else if (role === 'watcher') {
      // What another open page of this browser is about to send is its own affair.
      const rows = isFirst && deps.writer.isAlone ? await shelf.eventsOf(id).catch(() => []) : [];
      aside = [...aside, ...rows.filter(isSound), ...unshelved, ...unsent()];
      ledger = ledgerOf(id, opening.events);
      kept = ledger.head.seq;
    } else {
      kept = Math.max(kept, opening.events.length);
    }
    if (role === 'writer') deps.writer.remember();
    show({
      role,
      lease: opening.lease,
      sealed: opening.sealed,
      trouble: null,
      handUp: wantedHand?.up ?? opening.handRaised,
    });
    for (const message of opening.messages) notices.message(message);
    time.take(opening.clock);
    if (role === 'writer' && !opening.sealed) outbox.resume();
    else outbox.stop();
    clearShelf();
    if (opening.sealed && view.getState().receipt?.hash !== ledger.events[kept - 1]?.hash) void fetchReceipt();
  }

  async function join(opening: AttemptOpening, isFirst: boolean): Promise<void> {
    const before = isFirst ? 0 : ledger.events.length;
    const pending = [...unshelved, ...aside];
    const rows = await shelf.eventsOf(id).catch(() => []);
    const broken = rows.filter((row) => !isSound(row));
    notices.unkept(broken);
    const strays = [...rows.filter(isSound), ...pending, ...(isFirst ? [] : ledger.events.slice(before))];
    const joined = reconcile(id, opening.events, strays, opening.sealed);
    ledger = joined.ledger;
    kept = opening.events.length;
    aside = opening.sealed ? strays : [];
    unshelved.clear();
    if (kept < ledger.head.seq) keep(unsent());
    const inLedger = new Set(ledger.events.map(({ hash }) => hash));
    const disputed = new Set(joined.disputed.map(({ hash }) => hash));
    const isSettled = ({ hash }: ChainedEvent) => !inLedger.has(hash) && !disputed.has(hash);
    // Whole, because what a change stands on is forgotten here.
    void shelf.put(id, joined.disputed).catch(() => undefined);
    forget([...broken, ...rows.filter(isSound).filter(isSettled)]);
    show({ conflicts: opening.sealed ? [] : joined.conflicts });
  }

  /** A school's computer is not the candidate's own: once all is sealed and kept by the server, nothing stays here. */
  function clearShelf() {
    const { sealed, conflicts, stranded } = view.getState();
    if (!sealed || conflicts.length > 0 || stranded.length > 0) return;
    forget([...ledger.events, ...aside]);
  }

  /** A repeat of the last event changes nothing and brings its receipt: for a page that was loaded after the end. */
  async function fetchReceipt() {
    const last = ledger.events[kept - 1];
    const outcome = last && (await network.append(id, writer, [last]));
    if (outcome?.type !== 'kept' || outcome.receipt.hash !== last?.hash) return;
    const { signature, ...rest } = outcome.receipt;
    if (signature !== undefined) show({ receipt: { ...rest, signature }, keptAt: rest.at });
  }

  /** Asks the server where it stands; used for every new socket and whenever the two sides disagree. */
  async function reopen(): Promise<AttemptOpening | null> {
    const sentAt = timers.now();
    const takenBefore = taken;
    const opened = await network.open(deps.writer);
    if (closed || taken !== takenBefore) return null;
    if (!opened.ok) {
      if (TROUBLES.has(opened.code)) show({ trouble: opened.code });
      return null;
    }
    clock.look(sentAt, opened.opening.clock.now);
    await absorb(opened.opening);
    return opened.opening;
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
        time.take(outcome.clock, sentAt);
      }
      if (!line.isOpen()) show({ line: outcome.type === 'lost' ? 'down' : 'http' });
      return outcome;
    },
    judge,
  });

  function judge(outcome: Outcome, batch: readonly ChainedEvent[]): Verdict {
    if (outcome.type === 'lost') return 'later';
    if (outcome.type === 'kept') {
      const { receipt, sealed } = outcome;
      // A receipt of another chain (this page was superseded meanwhile) says nothing about these events.
      if (ledger.events[receipt.seq - 1]?.hash !== receipt.hash) return 'later';
      if (receipt.seq > kept) keptUpTo.push({ seq: receipt.seq, at: receipt.at });
      kept = Math.max(kept, receipt.seq);
      const { signature } = receipt;
      show({
        keptAt: receipt.at,
        ...(signature !== undefined && { receipt: { ...receipt, signature } }),
        sealed: sealed || view.getState().sealed,
        trouble: null,
      });
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
        watch();
        return 'stop';
      case 'attemptSealed':
        layDown({ sealed: true });
        return 'stop';
      case 'afterDeadline':
        // Not sealed: the invigilator may still grant time, and then what waits is sent again.
        show({ phase: 'over' });
        awaitSealing();
        return 'stop';
      case 'badRequest':
        return isolate(batch, String(outcome.details.where)) ? 'on' : 'later';
      default:
        if (TROUBLES.has(outcome.code)) show({ trouble: outcome.code });
        return 'later';
    }
  }

  /** Takes the event out that the server can never read ("body.events.3.event.response"), so that the others arrive. */
  function isolate(batch: readonly ChainedEvent[], where: string): boolean {
    const at = /\bevents\.(\d+)/.exec(where);
    const offender = at && batch[Number(at[1])];
    if (!offender || ledger.events[offender.event.seq - 1]?.hash !== offender.hash) return false;
    const old = unsent();
    ledger = without(id, ledger, offender.event.seq);
    unshelved.clear();
    keep(unsent());
    const renewed = new Set(unsent().map(({ hash }) => hash));
    forget(old.filter(({ hash }) => !renewed.has(hash)));
    notices.unkept([offender]);
    show();
    return true;
  }

  /** Asks until the server has collected the paper: what it kept is what the receipt tells. */
  function awaitSealing() {
    cancelSealing();
    cancelSealing = timers.after(SEALING_MS, async () => {
      await reopen();
      const { sealed, phase } = view.getState();
      if (!sealed && phase === 'over' && !closed) awaitSealing();
    });
  }

  const line = createLine({
    timers,
    attempt: id,
    async connect(ears) {
      // Each further socket begins with the opening read again: nobody misses what was said while the line was down.
      const once = ticket ?? (await reopen())?.socketTicket;
      ticket = null;
      return once === undefined || closed ? null : network.connect(id, writer, once, ears);
    },
    onNews,
    onChange(isOpen) {
      show({ line: isOpen ? 'socket' : 'http' });
      if (isOpen) sayHand();
      outbox.wake();
    },
    onClock(sentAt, seen) {
      clock.look(sentAt, seen.now);
      time.take(seen, sentAt);
    },
  });

  /** Says how the hand is until the server says that it knows: over the socket, and over HTTP where there is none. */
  function sayHand() {
    cancelHand();
    const hand = wantedHand;
    if (hand === null || closed) return;
    if (!line.say({ type: 'hand', ...hand }))
      void network.raiseHand(id, hand).then((isKnown) => {
        if (isKnown && wantedHand === hand) wantedHand = null;
      });
    cancelHand = timers.after(SAY_HAND_AGAIN_MS, sayHand);
  }

  function onNews(message: ServerMessage) {
    switch (message.type) {
      case 'clock':
        return time.take(message.clock);
      case 'message':
        return notices.message(message);
      case 'hand':
        wantedHand = null;
        return show({ handUp: message.up });
      case 'pageLock':
        return show({ lockNews: view.getState().lockNews + 1 });
      case 'superseded':
        return watch();
      case 'unlocked':
        if (view.getState().asksToWrite) void takeOver();
        return;
      case 'ended':
        layDown({ sealed: true });
        // What was collected may be another page's work, and may end before what this one last wrote.
        void reopen();
        return;
    }
  }

  /** Another page writes from now on; the server says which. */
  function watch() {
    layDown({ role: 'watcher' });
    void reopen();
  }

  async function takeOver(): Promise<Opened> {
    cancelAsking();
    const sentAt = timers.now();
    const opened = await network.takeOver(id, deps.writer);
    if (closed) return opened;
    if (opened.ok) {
      taken += 1;
      clock.look(sentAt, opened.opening.clock.now);
      await absorb(opened.opening);
      line.hurry();
    }
    const wasAsking = view.getState().asksToWrite;
    if (!wasAsking) askingSince = timers.now();
    const mayGoOn = !opened.ok && (opened.code === 'needsUnlock' || (wasAsking && PASSING.has(opened.code)));
    const asksToWrite = mayGoOn && timers.now() - askingSince < ASK_FOR_MS;
    show({ asksToWrite });
    if (asksToWrite) cancelAsking = timers.after(ASK_AGAIN_MS, () => void takeOver());
    return opened;
  }

  /** This page writes no more. What was typed becomes an event first, so that it is on the shelf and not forgotten. */
  function layDown(change: { role: 'watcher' } | { sealed: true }) {
    drafts.flush();
    outbox.stop();
    show(change);
  }

  const notices = createNotices({
    read,
    now: clock.now,
    messages: () => view.getState().messages,
    onChange: (messages) => show({ messages }),
  });

  // ---- time and typing ------------------------------------------------------------------------------------------

  const time = createAttemptClock({
    timers,
    clock,
    seen: view.getState,
    onClock: (seen) => show({ clock: seen }),
    onTurn(phase) {
      const before = view.getState().phase;
      // What was typed by the last second counts: it becomes an event before the door closes.
      if (phase === 'over') drafts.flush();
      show({ phase });
      if (before === 'over' && mayAppend()) outbox.resume();
    },
    onExtraTime: notices.extraTime,
  });

  const drafts = createDrafts({ timers, onChange: (typed) => show({ drafts: typed }), record: answer });

  function answer(item: string, response: Response | null) {
    drafts.forget(item);
    if (!sameResponse(responseTo(ledger.state, item), response)) add(answering(ledger, item, response));
  }

  await absorb(opening, true);
  const keptBefore = kept;
  time.turn();
  if (view.getState().phase !== 'over') add({ kind: 'open' });

  return {
    view,
    clock,
    keptWhen: (seq) => (seq > keptBefore ? (keptUpTo.find((one) => one.seq >= seq)?.at ?? null) : null),
    answer(item, response) {
      if (view.getState().phase === 'running') answer(item, response);
    },
    draft(item, response) {
      if (!mayAppend() || view.getState().phase !== 'running') return;
      drafts.put(item, response);
    },
    flush: drafts.flush,
    visit(item) {
      drafts.flush();
      if (ledger.state.here !== item) add({ kind: 'visit', item });
    },
    flag(item, on) {
      if ((ledger.state.flagged[item] ?? false) !== on) add({ kind: 'flag', item, on });
    },
    play(media) {
      const before = ledger.head.seq;
      if (view.getState().phase === 'running') add({ kind: 'play', media });
      return ledger.head.seq > before;
    },
    submit() {
      drafts.flush();
      add({ kind: 'submit' });
    },
    raiseHand(up, why) {
      wantedHand = { up, ...(why && { why }) };
      show({ handUp: up });
      sayHand();
    },
    dismiss: notices.dismiss,
    dismissConflicts() {
      show({ conflicts: [] });
      clearShelf();
      const mine = new Set(ledger.events.map(({ hash }) => hash));
      void shelf.eventsOf(id).then(
        (rows) => forget(rows.filter(({ hash }) => !mine.has(hash))),
        () => undefined,
      );
    },
    takeOver,
    async sendSignals(signals, seal) {
      const reply = await line.ask({ type: 'signals', signals: [...signals], ...(seal && { seal }) });
      if (reply.type === 'signalsTaken') return { nonce: reply.nonce };
      const waitMs = reply.type === 'refused' ? heldBackMs(reply) : null;
      return waitMs === null ? null : { waitMs };
    },
    carried() {
      drafts.flush();
      return { attempt: id, events: ledger.events, answerKey: opening.answerKey };
    },
    leave() {
      drafts.flush();
      const batch = unsent();
      if (batch.length > 0 && view.getState().role === 'writer')
        network.farewell(id, writer, firstBatch(batch, LAST_BREATH_BYTES));
    },
    hurry() {
      line.hurry();
      outbox.wake();
    },
    close() {
      closed = true;
      drafts.stop();
      time.stop();
      cancelSealing();
      cancelAsking();
      cancelHand();
      outbox.stop();
      line.close();
    },
  };
}

const NONE: readonly Conflict[] = [];

/** An older version of this page may have shelved what nobody can read. */
const isSound = ({ event, hash }: ChainedEvent) => isLedgerEvent(event) && typeof hash === 'string';

/**
 * Whoever comes back after a crash on the same machine needs no permission: where this page is alone and its shelf goes on
 * exactly where the server's ledger ends, the pen is still in this hand, only under a name that was lost.
 */
async function withPen({ opening, writer, network, shelf }: Deps): Promise<AttemptOpening> {
  if (opening.mayWrite || opening.sealed || !writer.isAlone) return opening;
  const rows = await shelf.eventsOf(opening.attempt).catch(() => []);
  if (!isContinuedBy(opening.attempt, opening.events, rows)) return opening;
  const taken = await network.takeOver(opening.attempt, writer);
  return taken.ok ? taken.opening : opening;
}
