import type { FastifyInstance } from 'fastify';
import type { BoardNews } from 'shared/contracts/invigilation.ts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { hearSession } from '../delivery/index.ts';
import { staffOf } from '../people/index.ts';
import { mayInvigilate } from './policy.ts';
import { readSeats } from './read-board.ts';

const Params = z.object({ sessionId: z.uuid() });

/** At most four updates a second reach a board, however many candidates write. */
const EVERY_MS = 250;

const CLOSE_REFUSED = 4403;

/** Sends an open board the seats that changed, gathered. */
export function boardSocket(app: FastifyInstance, deps: Deps): void {
  app.get('/api/sessions/:sessionId/board/socket', { websocket: true }, async (socket, request) => {
    socket.on('error', () => socket.close());
    const params = Params.safeParse(request.params);
    const who = await staffOf(deps, request);
    if (!params.success || !who || !(await mayInvigilate(deps.db, who, params.data.sessionId)))
      return socket.close(CLOSE_REFUSED, 'forbidden');
    const { sessionId } = params.data;

    let changed = new Set<string>();
    let timer: NodeJS.Timeout | null = null;
    const send = async () => {
      const only = changed;
      changed = new Set();
      const seats = await readSeats(deps, sessionId, only);
      if (socket.readyState === socket.OPEN)
        socket.send(JSON.stringify({ type: 'seats', seats, now: deps.now() } satisfies BoardNews));
    };
    const stop = hearSession(deps.bus, sessionId, ({ candidateId }) => {
      if (candidateId) changed.add(candidateId);
      timer ??= setTimeout(() => {
        timer = null;
        send().catch((error) => deps.log.error({ err: error }, 'board'));
      }, EVERY_MS);
    });
    socket.on('close', () => {
      stop();
      if (timer) clearTimeout(timer);
    });
  });
}
