import type { Clock } from '../signals/clock.ts';
import type { NodeVision } from '../vision/node.ts';
import { decodeJpeg } from '../vision/node.ts';
import { NotLetIn, type ServerLink } from './server-link.ts';

export interface Running {
  /** Finishes the frame in hand and ends. What was claimed and not answered is given out again by its lease. */
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly name: string;
  readonly server: ServerLink;
  readonly vision: NodeVision;
  readonly clock: Clock;
  readonly log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
  };
  readonly memoryMB: () => number;
}

const AT_MOST = 4;
/** With nothing to do, asks this often. */
const IDLE_MS = 3_000;
const HEARTBEAT_MS = 15_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Claims frames, looks at them and reports, until stopped. A server that is away is asked again after one second, two,
 * four, at most a minute; the wait starts anew after an answer.
 */
export function run({ name, server, vision, clock, log, memoryMB }: RunOptions): Running {
  let isStopping = false;
  let wake = () => {};
  let frames = 0;
  let millisecondsPerFrame: number | null = null;
  let beatAt = 0;
  let wait = FIRST_WAIT_MS;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });

  async function look(jpeg: string, takenAt: number) {
    const startedAt = performance.now();
    try {
      const observation = await vision.see(decodeJpeg(Buffer.from(jpeg, 'base64')), takenAt);
      const milliseconds = Math.round(performance.now() - startedAt);
      millisecondsPerFrame = Math.round((millisecondsPerFrame ?? milliseconds) * 0.9 + milliseconds * 0.1);
      return { type: 'seen', observation, milliseconds, backend: vision.backend } as const;
    } catch (error) {
      return { type: 'unreadable', why: String(error).slice(0, 300) } as const;
    }
  }

  async function round(): Promise<boolean> {
    if (clock.now() - beatAt >= HEARTBEAT_MS) {
      await server.heartbeat({
        service: name,
        backend: vision.backend,
        frames,
        millisecondsPerFrame,
        memoryMB: memoryMB(),
      });
      beatAt = clock.now();
    }
    const claimed = await server.claim({ service: name, atMost: AT_MOST });
    for (const { snapshotId, lease, takenAt, jpeg } of claimed.frames) {
      if (isStopping) break;
      const outcome = await look(jpeg, takenAt);
      if (outcome.type === 'unreadable') log.warn({ snapshotId, why: outcome.why }, 'a frame could not be read');
      const kept = await server.report({ snapshotId, lease, outcome });
      if (!kept) log.info({ snapshotId }, 'the claim was lost meanwhile');
      frames += 1;
    }
    return claimed.frames.length > 0;
  }

  const ended = (async () => {
    while (!isStopping) {
      try {
        const worked = await round();
        wait = FIRST_WAIT_MS;
        if (!worked && !isStopping) await pause(IDLE_MS);
      } catch (error) {
        const again = error instanceof NotLetIn ? LONGEST_WAIT_MS : wait;
        log.warn({ error: String(error), againInMs: again }, 'the server is away, trying again');
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        if (!isStopping) await pause(again);
      }
    }
  })();

  return {
    async stop() {
      isStopping = true;
      wake();
      await ended;
    },
  };
}
