import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Secrets } from '../secrets.ts';
import { inProcessBus } from './bus.ts';
import { natsBus, type OpenBus } from './nats-bus.ts';

/** The bus that the configuration asks for: NATS where other nodes are to hear, else this process alone. */
export async function openBus(
  { natsUrl }: Config,
  { publicKey }: Secrets,
  failed: (error: unknown) => void,
): Promise<OpenBus> {
  if (natsUrl === null) return { bus: inProcessBus(failed), close: async () => {} };
  // Installations that share a NATS have different keys and so never hear one another.
  const installation = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return natsBus(natsUrl, installation, failed);
}
