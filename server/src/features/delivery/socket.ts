import type { FastifyInstance } from 'fastify';
import { type ClockView, PlayerMessage, receiptText, type ServerMessage, WriterId } from 'shared/contracts/delivery.ts';
import { type ErrorCode, type Language, sentenceOf } from 'shared/contracts/errors.ts';
import { unkeepablePlace } from 'shared/contracts/keepable-text.ts';
import { spellKept, spellTick, unshortenPlayer } from 'shared/contracts/wire.ts';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { CLOSE_COME_BACK } from '../../http/come-back.ts';
import { Refusal } from '../../http/failures.ts';
import { languageOf } from '../../http/serve.ts';
import { type Attempt, findAttempt } from './attempt-queries.ts';
import { candidateOf } from './candidate-door.ts';
import { type Kept, ledgerWriterOf, signed } from './ledger-writer.ts';
import { hearAttempt, hearGaps, hearHangUps, tellSession } from './news.ts';
import { type NoteSeen, seenNoter } from './note-seen.ts';
import { raiseHand } from './raise-hand.ts';
import { saidSince } from './said-since.ts';
import { TICKET_LASTS_MS, ticketIsRight, ticketMadeAt } from './socket-ticket.ts';
import { clockView, timesOf } from './times.ts';
import { tokenBucket } from './token-bucket.ts';

const Params = z.object({ attemptId: z.uuid() });
const Query = z.object({ writer: WriterId, ticket: z.string().max(200) });

/** Close codes of our own: the player must not try again by itself. */
const CLOSE_REFUSED = 4403;
const CLOSE_SLOW = 4408;
const CLOSE_TOO_MANY = 4429;
const COME_BACK_WITHIN_MS = 5_000;

/** Bytes that may wait for a slow line before the socket is closed; the player then saves over HTTP. */
const WAITING_BYTES = 1_048_576;

/** A player says little before it is answered; who says more before the door is decided has no business here. */
const EARLY_MESSAGES = 20;

/** A player sends a few messages a second when its pupil is quickest. */
const MESSAGES = { perSecond: 40, burst: 120 };
/** Refused messages after which a socket that does not slow down is closed. */
const MOST_REFUSED = 300;
/** A page that comes back on a weak line leaves sockets behind that nobody has seen die; of more than these the oldest go. */
const SOCKETS_OF_ONE = 8;

/** A receipt covers all before it: one who answers quicker than this gets a signature with some of the acknowledgements. */
const SIGNED_EVERY_MS = 1_000;

/** Signals travel on the same line, but are another feature's: what takes them is handed in. */
type SocketDeps = Deps & {
  recordSignals(attemptId: string, signals: readonly unknown[], seal: unknown): Promise<{ nonce: string | null }>;
};

/** Open sockets of each candidate on this node, the oldest first: the candidate has gone when the last one closes. */
const connections = new Map<string, Set<WebSocket>>();
/** When the sockets of a candidate were last hung up, as long as tickets from before may be about. */
const hungUp = new Map<string, number>();

/** The road of a running attempt: batches in, receipts and news out. All rules are the ledger writer's, as over HTTP. */
export function attemptSocket(app: FastifyInstance, deps: SocketDeps): void {
  const seen = seenNoter(deps);
  const presence = presenceOf(deps, seen);
  const stopHangingUp = hearHangUps(deps.bus, (candidateIds) => closeSockets(candidateIds, deps.now()));
  const stopHearingGaps = hearGaps(deps.bus, askBack);
  app.addHook('preClose', async () => {
    stopHangingUp();
    stopHearingGaps();
    presence.stop();
  });
  app.addHook('onClose', async () => {
    await Promise.all([presence.settled(), ledgerWriterOf(deps).drain()]);
  });
  app.get('/api/attempts/:attemptId/socket', { websocket: true }, async (socket, request) => {
    const params = Params.safeParse(request.params);
    const query = Query.safeParse(request.query);
    // The socket takes messages from the first moment on; they wait here until the door is decided.
    const early: string[] = [];
    const keep = (data: Buffer) => {
      if (early.length < EARLY_MESSAGES) early.push(data.toString());
      else socket.close(CLOSE_REFUSED, 'tooMany');
    };
    socket.on('message', keep);
    socket.on('error', () => socket.close());

    if (!params.success || !query.success) return socket.close(CLOSE_REFUSED, 'badRequest');
    const { attemptId } = params.data;
    const { writer, ticket } = query.data;
    const who = await candidateOf(deps, request);
    const attempt = who && (await findAttempt(deps.db, attemptId));
    const isOwn = attempt?.candidateId === who?.candidateId;
    const made = { now: deps.now(), madeAfter: hungUp.get(who?.candidateId ?? '') ?? 0 };
    if (!attempt || !isOwn || !ticketIsRight(deps.secrets, { attempt: attemptId, writer, ticket }, made))
      return socket.close(CLOSE_REFUSED, 'forbidden');

    socket.off('message', keep);
    // A page that left while the door was being decided has no close to be heard any more.
    if (socket.readyState !== socket.OPEN) return;
    const page = { attempt, writer, language: languageOf(request), since: ticketMadeAt(ticket) };
    converse({ ...deps, presence, seen }, socket, page, early);
  });
}

/** A page reads all that counts when it opens: one that may have missed news is asked to, a few pages at a time. */
function askBack(): void {
  const open = [...connections.values()].flatMap((sockets) => [...sockets]);
  for (const [at, socket] of open.entries())
    setTimeout(() => socket.close(CLOSE_COME_BACK, 'comeBack'), (at / open.length) * COME_BACK_WITHIN_MS).unref();
}

/** Closes what candidates have open, and ends the tickets that were made by now. */
function closeSockets(candidateIds: readonly string[], now: number): void {
  for (const [candidateId, at] of hungUp) if (now - at > TICKET_LASTS_MS) hungUp.delete(candidateId);
  for (const candidateId of candidateIds) {
    hungUp.set(candidateId, now);
    for (const socket of connections.get(candidateId) ?? []) socket.close(CLOSE_REFUSED, 'forbidden');
  }
}

/** Notes in the database who is connected, and tells the board once it stands there. */
function presenceOf(deps: Deps, seen: NoteSeen) {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  return {
    /** A socket of the attempt opened. */
    came(attempt: Attempt, socket: WebSocket, writer: string): void {
      const open = connections.get(attempt.candidateId) ?? new Set();
      connections.set(attempt.candidateId, open.add(socket));
      const [oldest] = open;
      if (open.size > SOCKETS_OF_ONE) oldest?.close(CLOSE_TOO_MANY, 'tooMany');
      note(attempt, true, writer);
    },
    /** A socket of the attempt closed. */
    left(attempt: Attempt, socket: WebSocket): void {
      const open = connections.get(attempt.candidateId);
      open?.delete(socket);
      if (open?.size === 0) connections.delete(attempt.candidateId);
      note(attempt, connections.has(attempt.candidateId));
    },
    stop(): void {
      stopped = true;
    },
    async settled(): Promise<void> {
      await Promise.all(underWay);
    },
  };

  function note({ id, sessionId, candidateId }: Attempt, isPresent: boolean, writer?: string): void {
    // A server that stops closes every socket: the candidates have not gone, and the database may be closed by then.
    if (stopped) return;
    const noted = seen(id, isPresent, writer)
      .then(
        () => tellSession(deps.bus, sessionId, { candidateId }),
        (error) => deps.log.error({ err: error }, 'presence'),
      )
      .finally(() => underWay.delete(noted));
    underWay.add(noted);
  }
}

function converse(
  deps: SocketDeps & { presence: ReturnType<typeof presenceOf>; seen: NoteSeen },
  socket: WebSocket,
  page: { attempt: Attempt; writer: string; language: Language; since: number },
  early: readonly string[],
): void {
  const { attempt, writer, language } = page;
  const ledger = ledgerWriterOf(deps);

  const sayText = (text: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > WAITING_BYTES) socket.close(CLOSE_SLOW, 'slow');
    else socket.send(text);
  };
  const say = (message: ServerMessage) => sayText(JSON.stringify(message));
  const refuseWith = (id: number | null, code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
    say({ type: 'refused', id, code, sentence: sentenceOf(code, language, details), details });

  const stopHearing = hearAttempt(deps.bus, attempt.id, ({ message, only, except }) => {
    if ((only === undefined || only === writer) && except !== writer) say(message);
  });
  saidSince(deps.db, page, { since: page.since, now: deps.now() }).then(
    (said) => said.forEach(say),
    (error) => deps.log.error({ err: error, attempt: attempt.id }, 'what was said before a socket'),
  );

  let signedAt = 0;
  function acknowledge({ id, events, short }: Extract<PlayerMessage, { type: 'append' }>, kept: Kept) {
    const { hash, at } = kept.receipt;
    const last = events.at(-1);
    // A page knows the rest: only that its batch is kept to the end can be said in so few words.
    if (!short || kept.sealed || last?.hash !== hash)
      return say({ type: 'appended', id, receipt: signed(deps.secrets, kept).receipt, sealed: kept.sealed });
    const isDue = !(at >= signedAt && at - signedAt < SIGNED_EVERY_MS);
    if (isDue) signedAt = at;
    const signature = isDue ? deps.secrets.sign(receiptText(kept.receipt)) : undefined;
    sayText(spellKept(id, at - last.event.at, signature));
  }

  let told = '';
  function sayClock({ id, short }: Extract<PlayerMessage, { type: 'beat' }>, clock: ClockView) {
    const { now, ...rest } = clock;
    const standing = JSON.stringify(rest);
    if (short && standing === told) return sayText(spellTick(id, now));
    told = standing;
    say({ type: 'beat', id, clock });
  }

  async function hear(message: PlayerMessage): Promise<void> {
    switch (message.type) {
      case 'append': {
        const outcome = await ledger.append(attempt.id, { writer, events: message.events });
        if (outcome instanceof Refusal) refuseWith(message.id, outcome.code, outcome.details);
        else acknowledge(message, outcome);
        tellSession(deps.bus, attempt.sessionId, { candidateId: attempt.candidateId });
        return;
      }
      case 'beat': {
        const times = (await deps.seen(attempt.id, true, writer)) ?? timesOf(attempt);
        return sayClock(message, clockView(times, deps.now()));
      }
      case 'hand':
        return raiseHand(deps, attempt.id, message);
      case 'signals': {
        const { nonce } = await deps.recordSignals(attempt.id, message.signals, message.seal);
        return say({ type: 'signalsTaken', id: message.id, nonce });
      }
    }
  }

  const mayPass = tokenBucket({ ...MESSAGES, now: deps.now });
  let refusals = 0;

  function take(text: string): void {
    // A page that does not answer the closing of its socket could go on sending.
    if (socket.readyState !== socket.OPEN) return;
    if (!mayPass()) {
      refusals += 1;
      if (refusals > MOST_REFUSED) socket.close(CLOSE_TOO_MANY, 'tooMany');
      else refuseWith(null, 'tooMany');
      return;
    }
    const message = unshortenPlayer(parseJson(text));
    const unkeepable = unkeepablePlace(message, 'message');
    if (unkeepable !== null) {
      refuseWith(null, 'badRequest', { where: unkeepable.toWellFormed() });
      return;
    }
    const parsed = PlayerMessage.safeParse(message);
    if (!parsed.success) {
      refuseWith(null, 'badRequest', { where: parsed.error.issues[0]?.path.join('.') || 'message' });
      return;
    }
    const { data } = parsed;
    hear(data).catch((error) => {
      if (error instanceof Refusal) return refuseWith('id' in data ? data.id : null, error.code, error.details);
      deps.log.error({ err: error, attempt: attempt.id }, 'socket message failed');
      refuseWith('id' in data ? data.id : null, 'internal', { id: attempt.id.slice(0, 8) });
    });
  }

  socket.on('message', (data: Buffer) => take(data.toString()));
  socket.on('close', () => {
    stopHearing();
    deps.presence.left(attempt, socket);
  });
  deps.presence.came(attempt, socket, writer);
  early.forEach(take);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
