import type { Clock } from '../signals/clock.ts';
import type { NodeVision } from '../vision/node.ts';
import type { RunOptions } from './run.ts';

const AGAIN_MS = 60_000;

/**
 * The vision, tried again every minute while its models are missing or broken. Meanwhile the server hears that this service
 * has no backend and gives it no frame: they stay queued, and the page that shows the second looks says so. Null where
 * `isStopping` came first.
 */
export async function awaitVision(
  open: () => Promise<NodeVision>,
  {
    name,
    server,
    clock,
    log,
    memoryMB,
    isStopping,
  }: Pick<RunOptions, 'name' | 'server' | 'log' | 'memoryMB'> & {
    readonly clock: Clock;
    readonly isStopping: () => boolean;
  },
): Promise<NodeVision | null> {
  while (!isStopping()) {
    try {
      return await open();
    } catch (error) {
      log.warn({ error: String(error), againInMs: AGAIN_MS }, 'no model can be opened, frames stay queued');
    }
    const beat = { service: name, backend: 'none', frames: 0, millisecondsPerFrame: null, memoryMB: memoryMB() };
    await server.heartbeat(beat).catch((error: unknown) => log.warn({ error: String(error) }, 'the server is away'));
    await new Promise<void>((resolve) => clock.after(AGAIN_MS, resolve));
  }
  return null;
}
