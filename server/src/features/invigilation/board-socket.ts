import type { FastifyInstance } from 'fastify';
import type { BoardNews } from 'shared/contracts/invigilation.ts';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { isOwnPage } from '../../http/own-page.ts';
import { hearGaps, hearSession } from '../delivery/index.ts';
import { staffOf } from '../people/index.ts';
import { type Watch, watchOf } from './policy.ts';
import { readBoard, readSeats } from './read-board.ts';

const Params = z.object({ sessionId: z.uuid() });

/** At most four updates a second reach a board, however many candidates write. */
const EVERY_MS = 250;

/** Who has signed out or lost the role is shown nothing more after this long. */
const LOOK_AGAIN_MS = 30_000;

/** Close codes of our own: the page must not try again by itself after a refusal. */
const CLOSE_REFUSED = 4403;
const CLOSE_SLOW = 4408;

/** Bytes that may wait for a slow line before the socket is closed; the page then asks over HTTP. */
const WAITING_BYTES = 4 * 1_048_576;

/** Keeps an open board up to date: all of it at once, then the seats that change, gathered. */
export function boardSocket(app: FastifyInstance, deps: Deps): void {
  app.get('/api/sessions/:sessionId/board/socket', { websocket: true }, async (socket, request) => {
    socket.on('error', () => socket.close());
    const params = Params.safeParse(request.params);
    if (!params.success || !isOwnPage(deps.config, request)) return socket.close(CLOSE_REFUSED, 'forbidden');
    const { sessionId } = params.data;
    const decide = async () => {
      const who = await staffOf(deps, request);
      return who && watchOf(deps.db, who, sessionId);
    };
    const watch = await decide();
    if (!watch) return socket.close(CLOSE_REFUSED, 'forbidden');
    // A page that left while the door was being decided has no close to be heard any more.
    if (socket.readyState === socket.OPEN) keepUpToDate(deps, socket, { sessionId, watch, decide });
  });
}

interface Door {
  readonly sessionId: string;
  readonly watch: Watch;
  /** What this person may watch by now; null: nothing any more. */
  decide(): Promise<Watch | null>;
}

function keepUpToDate(deps: Deps, socket: WebSocket, { sessionId, watch: atFirst, decide }: Door): void {
  let watch = atFirst;
  let changed: Set<string> | 'all' = 'all';
  let timer: NodeJS.Timeout | null = null;

  async function lookAgain() {
    const now = await decide();
    if (now) watch = now;
    else socket.close(CLOSE_REFUSED, 'forbidden');
  }
  const failed = (error: unknown) => deps.log.error({ err: error, session: sessionId }, 'board');
  const looking = setInterval(() => lookAgain().catch(failed), LOOK_AGAIN_MS);

  async function tell() {
    const what = changed;
    changed = new Set();
    const news: BoardNews =
      what === 'all'
        ? { type: 'board', board: await readBoard(deps, sessionId, watch) }
        : { type: 'seats', seats: await readSeats(deps, sessionId, watch, what), now: deps.now() };
    // What changed may lie in rooms that this person does not watch.
    if (socket.readyState !== socket.OPEN || (news.type === 'seats' && news.seats.length === 0)) return;
    if (socket.bufferedAmount > WAITING_BYTES) socket.close(CLOSE_SLOW, 'slow');
    else socket.send(JSON.stringify(news));
  }

  // The next reading begins only after the last was sent, so that an older state never overtakes a newer one.
  function tellSoon(wait = EVERY_MS) {
    timer ??= setTimeout(async () => {
      await tell().catch(failed);
      timer = null;
      if (socket.readyState === socket.OPEN && (changed === 'all' || changed.size > 0)) tellSoon();
    }, wait);
  }

  const stopHearing = hearSession(deps.bus, sessionId, ({ candidateId }) => {
    if (candidateId === null) changed = 'all';
    else if (changed !== 'all') changed.add(candidateId);
    tellSoon();
  });
  const stopHearingGaps = hearGaps(deps.bus, () => {
    changed = 'all';
    tellSoon();
  });
  socket.on('close', () => {
    stopHearing();
    stopHearingGaps();
    clearInterval(looking);
    if (timer) clearTimeout(timer);
  });
  tellSoon(0);
}
