import type { FastifyInstance } from 'fastify';
import type { Deps } from './deps.ts';
import { ledgerWriterOf } from './features/delivery/index.ts';
import { heldBackSoFar } from './features/proctoring/index.ts';
import { Refusal } from './http/failures.ts';
import { sendRefusal } from './http/serve.ts';
import { equal } from './secrets.ts';

/**
 * What a node says of its load, in the text format of Prometheus; for whoever holds the token of the services
 * (`authorization: Bearer`, in Prometheus `bearer_token_file`).
 */
export function metricsRoute(app: FastifyInstance, deps: Deps): void {
  app.get('/api/metrics', async (request, reply) => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !equal(token, deps.secrets.serviceToken))
      return sendRefusal(new Refusal('forbidden'), request, reply);
    const { batches, oldestMs } = ledgerWriterOf(deps).backlog();
    const held = Object.entries(heldBackSoFar(deps));
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(
        [
          '# HELP khaothi_ledger_waiting_batches Batches of answers that wait for the database or are being written.',
          '# TYPE khaothi_ledger_waiting_batches gauge',
          `khaothi_ledger_waiting_batches ${batches}`,
          '# HELP khaothi_ledger_oldest_wait_seconds How long the oldest of them has waited.',
          '# TYPE khaothi_ledger_oldest_wait_seconds gauge',
          `khaothi_ledger_oldest_wait_seconds ${oldestMs / 1000}`,
          '# HELP khaothi_held_back_total What was told to wait because answers come first.',
          '# TYPE khaothi_held_back_total counter',
          ...held.map(([what, times]) => `khaothi_held_back_total{what="${what}"} ${times}`),
          '',
        ].join('\n'),
      );
  });
}
