import type { Sequence } from '../sequence/open-sequence.ts';
import type { Clock } from '../signals/clock.ts';
import type { NodeVision } from '../vision/node.ts';
import { decodeJpeg } from '../vision/node.ts';
import { type Metrics, newMetrics } from './metrics.ts';
import { orderAttempts } from './order-attempts.ts';
import { NotLetIn, type ServerLink } from './server-link.ts';

export interface Running {
  /** Finishes the frame in hand and ends. What was claimed and not answered is given out again by its lease. */
  stop(): Promise<void>;
  /** What it has counted so far; changes as it works. */
  readonly metrics: Metrics;
}

export interface RunOptions {
  readonly name: string;
  readonly server: ServerLink;
  readonly vision: NodeVision;
  readonly sequence: Sequence;
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
export function run({ name, server, vision, sequence, clock, log, memoryMB }: RunOptions): Running {
  let isStopping = false;
  let wake = () => {};
  const metrics = newMetrics();
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
      metrics.lookedMs += milliseconds;
      metrics.msPerFrame = Math.round((metrics.msPerFrame ?? milliseconds) * 0.9 + milliseconds * 0.1);
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
        frames: metrics.frames.seen + metrics.frames.unreadable,
        millisecondsPerFrame: metrics.msPerFrame,
        memoryMB: memoryMB(),
      });
      beatAt = clock.now();
      await orderAttempts(server, sequence);
    }
    const claimed = await server.claim({ service: name, atMost: AT_MOST });
    metrics.serverAnswers = true;
    metrics.waiting = claimed.waiting;
    metrics.oldestWaitingAt = claimed.oldestWaitingAt;
    metrics.samplingRate = claimed.samplingRate;
    for (const { snapshotId, lease, takenAt, jpeg } of claimed.frames) {
      if (isStopping) break;
      const outcome = await look(jpeg, takenAt);
      if (outcome.type === 'unreadable') log.warn({ snapshotId, why: outcome.why }, 'a frame could not be read');
      const kept = await server.report({ snapshotId, lease, outcome });
      if (!kept) {
        metrics.leasesLost += 1;
        log.info({ snapshotId }, 'the claim was lost meanwhile');
        continue;
      }
      metrics.frames[outcome.type] += 1;
      if (kept.differences > 0) metrics.differing += 1;
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
        metrics.serverAnswers = false;
        const again = error instanceof NotLetIn ? LONGEST_WAIT_MS : wait;
        log.warn({ error: String(error), againInMs: again }, 'the server is away, trying again');
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        if (!isStopping) await pause(again);
      }
    }
  })();

  return {
    metrics,
    async stop() {
      isStopping = true;
      wake();
      await ended;
    },
  };
}
