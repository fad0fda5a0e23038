import type { Sequence } from '../sequence/open-sequence.ts';
import type { ServerLink } from './server-link.ts';

const AT_MOST = 100;

/** Lets the sequence model look at attempts that changed: their order among equals, nothing else. */
export async function orderAttempts(
  server: Pick<ServerLink, 'claimOrders' | 'reportOrders'>,
  sequence: Sequence,
): Promise<void> {
  const { attempts } = await server.claimOrders({ atMost: AT_MOST });
  if (attempts.length === 0) return;
  const scores = sequence.scores(attempts.map(({ windows }) => windows));
  await server.reportOrders({
    orders: attempts.map(({ attemptId, asOf }, index) => ({ attemptId, asOf, order: scores[index] ?? 0 })),
  });
}
