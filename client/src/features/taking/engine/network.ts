import type { ChainedEvent } from 'shared/attempt/events.ts';
import {
  type AttemptOpening,
  appendEvents,
  attemptSocketPath,
  type HandReason,
  openAttempt,
  type PlayerMessage,
  raiseHand,
  type ServerMessage,
  takeOverAttempt,
} from 'shared/contracts/delivery.ts';
import { spellAppend, spellBeat, unshortenServer } from 'shared/contracts/wire.ts';
import { addressOf, call, type Result } from '../../../api/call.ts';
import { inTurn } from '../../../api/in-turn.ts';
import type { Outcome } from './outbox.ts';
import type { Writer } from './writer-id.ts';

export type Opened =
  | { readonly ok: true; readonly opening: AttemptOpening }
  | { readonly ok: false; readonly code: string; readonly sentence: string };

/** Who asks: a page, and the machine it is open on. */
export type AskingPage = Pick<Writer, 'name' | 'device'>;

/** A raised or lowered hand. */
export type Hand = { readonly up: boolean; readonly why?: HandReason };

/** An open socket, as the engine sees it. */
export interface Socket {
  send(message: PlayerMessage): void;
  close(): void;
}

export interface SocketEars {
  onOpen(): void;
  onMessage(message: ServerMessage): void;
  /** Once, whether it was ever open or not. */
  onClose(): void;
}

/** The roads to the server. Tests put a model of the server in its place. */
export interface Network {
  /** `onQueued` hears, in words, how many come before where very many come at once. */
  /** `begunAt` where the attempt began on this machine without a line. */
  open(page: AskingPage, onQueued?: (sentence: string) => void, begunAt?: number): Promise<Opened>;
  takeOver(attempt: string, page: AskingPage): Promise<Opened>;
  append(attempt: string, writer: string, events: readonly ChainedEvent[]): Promise<Outcome>;
  connect(attempt: string, writer: string, ticket: string, ears: SocketEars): Socket;
  /** True once the server knows: the way of a hand while there is no socket. */
  raiseHand(attempt: string, hand: Hand): Promise<boolean>;
  /** The last word of a page that goes away: nobody waits for the reply. */
  farewell(attempt: string, writer: string, events: readonly ChainedEvent[]): void;
}

/** A request without an answer for so long is lost; a weak line gets its chance by the next one. */
const HTTP_PATIENCE_MS = 15_000;

export const browserNetwork: Network = {
  async open({ name: writer, device }, onQueued = () => {}, begunAt) {
    const body = { writer, device, ...(begunAt !== undefined && { begunAt }) };
    return openedBy(await inTurn((turn) => call(openAttempt, { body, signal: patience(), turn }), onQueued));
  },
  async takeOver(attempt, { name: writer, device }) {
    return openedBy(
      await call(takeOverAttempt, { params: { attemptId: attempt }, body: { writer, device }, signal: patience() }),
    );
  },
  async append(attempt, writer, events) {
    const result = await call(appendEvents, {
      params: { attemptId: attempt },
      body: { writer, events: [...events] },
      signal: patience(),
    });
    if (result.ok) return { type: 'kept', ...result.value };
    if (result.error.code === 'offline') return { type: 'lost' };
    return { type: 'refused', code: result.error.code, details: result.error.details };
  },
  connect(attempt, writer, ticket, ears) {
    const address = new URL(attemptSocketPath(attempt, writer, ticket), location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    socket.onopen = () => ears.onOpen();
    socket.onclose = () => ears.onClose();
    socket.onmessage = ({ data }) => {
      // Taken at its word like every reply of the own server: zod's schemas would be a sixth of what the page has to load.
      const message = unshortenServer(parsed(data)) as ServerMessage | null;
      if (typeof message?.type === 'string') ears.onMessage(message);
    };
    return {
      send: (message) => socket.send(spelled(message)),
      close() {
        socket.onclose = null;
        socket.close();
        ears.onClose();
      },
    };
  },
  async raiseHand(attempt, hand) {
    return (await call(raiseHand, { params: { attemptId: attempt }, body: hand, signal: patience() })).ok;
  },
  farewell(attempt, writer, events) {
    // Not sendBeacon: it cannot carry the header without which the server refuses every change.
    void fetch(
      addressOf(appendEvents, { params: { attemptId: attempt } } as Parameters<
        typeof addressOf<typeof appendEvents>
      >[1]),
      {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'x-khaothi': '1' },
        body: JSON.stringify({ writer, events }),
      },
    ).catch(() => undefined);
  },
};

/** In the short spelling where there is one. */
function spelled(message: PlayerMessage): string {
  if (message.type === 'append') return spellAppend(message.id, message.events);
  return message.type === 'beat' ? spellBeat(message.id) : JSON.stringify(message);
}

function openedBy(result: Result<typeof openAttempt> | Result<typeof takeOverAttempt>): Opened {
  return result.ok
    ? { ok: true, opening: result.value }
    : { ok: false, code: result.error.code, sentence: result.error.sentence };
}

const patience = () => AbortSignal.timeout(HTTP_PATIENCE_MS);

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
