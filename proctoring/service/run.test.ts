import jpeg from 'jpeg-js';
import { describe, expect, it, vi } from 'vitest';
import { FEATURES, WINDOWS } from '../risk/windows.ts';
import { openSequence } from '../sequence/open-sequence.ts';
import { frame, handClock } from '../signals/testing.ts';
import type { NodeVision } from '../vision/node.ts';
import { awaitVision } from './await-vision.ts';
import { run } from './run.ts';
import { NotLetIn, ServerAway, type ServerLink } from './server-link.ts';

type Frame = Awaited<ReturnType<ServerLink['claim']>>['frames'][number];
type Report = Parameters<ServerLink['report']>[0];

const picture = Buffer.from(jpeg.encode({ width: 8, height: 8, data: new Uint8Array(256) }, 50).data).toString(
  'base64',
);
const frameOf = (snapshotId: string, bytes = picture): Frame => ({
  snapshotId,
  lease: `lease of ${snapshotId}`,
  leaseUntil: 0,
  takenAt: 5,
  jpeg: bytes,
});

const sequence = openSequence();
const vision: NodeVision = {
  backend: 'none',
  see: async (_, at) => frame(at),
  memory: () => ({ tensors: 0, bytes: 0 }),
};

/** A server whose queue, absence and memory of reports a test holds. */
function started(queue: Frame[] = []) {
  const world = {
    queue,
    failWith: null as Error | null,
    reports: [] as Report[],
    claims: 0,
    beats: 0,
    differences: 0,
    lost: false,
    orders: [] as Awaited<ReturnType<ServerLink['claimOrders']>>['attempts'],
    ordered: [] as Parameters<ServerLink['reportOrders']>[0]['orders'],
  };
  const server: ServerLink = {
    async claim({ atMost }) {
      world.claims += 1;
      if (world.failWith) throw world.failWith;
      const frames = world.queue.splice(0, atMost);
      return { frames, waiting: world.queue.length, oldestWaitingAt: null, samplingRate: 0.05 };
    },
    async report(body) {
      world.reports.push(body);
      return world.lost ? null : { differences: world.differences };
    },
    async claimOrders() {
      return { attempts: world.orders.splice(0) };
    },
    async reportOrders({ orders }) {
      world.ordered.push(...orders);
    },
    async heartbeat() {
      world.beats += 1;
    },
  };
  const clock = handClock();
  const log = { info: () => {}, warn: () => {} };
  const service = run({ name: 'test', server, vision, sequence, clock, log, memoryMB: () => 1 });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  return { world, clock, service, settled };
}

describe('the service', () => {
  it('looks at what it claims and reports each frame with its lease', async () => {
    const { world, service, settled } = started(['a', 'b', 'c', 'd', 'e'].map((id) => frameOf(id)));
    await settled();
    await service.stop();
    expect(world.reports.map((one) => one.lease)).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `lease of ${id}`));
    expect(world.reports[0]?.outcome).toMatchObject({ type: 'seen', observation: { at: 5 } });
  });

  it('reports a frame that is no picture and goes on', async () => {
    const { world, service, settled } = started([frameOf('bad', 'PHN2Zz4='), frameOf('good')]);
    await settled();
    await service.stop();
    expect(world.reports.map((one) => one.outcome.type)).toEqual(['unreadable', 'seen']);
  });

  it('waits longer and longer while the server is away, and works again when it is back', async () => {
    const { world, clock, service, settled } = started();
    world.failWith = new ServerAway('connection refused');
    const claimsAfter = async (milliseconds: number) => {
      clock.pass(milliseconds);
      await settled();
      return world.claims;
    };
    expect(await claimsAfter(0)).toBe(1);
    expect(await claimsAfter(1_000)).toBe(2);
    expect(await claimsAfter(1_999)).toBe(2);
    expect(await claimsAfter(1)).toBe(3);
    expect(await claimsAfter(3_999)).toBe(3);
    world.failWith = null;
    world.queue.push(frameOf('late'));
    expect(await claimsAfter(1)).toBeGreaterThan(3);
    expect(world.reports).toHaveLength(1);
    await service.stop();
  });

  it('does not hammer a server that does not let it in', async () => {
    const { world, clock, service, settled } = started();
    world.failWith = new NotLetIn('the server refused the token');
    await settled();
    clock.pass(59_000);
    await settled();
    expect(world.claims).toBe(1);
    await service.stop();
  });

  it('stops without waiting for the next round', async () => {
    const { service, settled } = started();
    await settled();
    await vi.waitFor(() => service.stop(), { timeout: 500 });
  });

  it('says regularly that it lives', async () => {
    const { world, clock, service, settled } = started();
    for (let n = 0; n < 12; n += 1) {
      await settled();
      clock.pass(3_000);
    }
    await service.stop();
    expect(world.beats).toBe(3);
  });

  it('counts frames, differences, lost claims and the queue for its metrics', async () => {
    const { world, clock, service, settled } = started([frameOf('a'), frameOf('bad', 'PHN2Zz4=')]);
    world.differences = 1;
    await settled();
    expect(service.metrics).toMatchObject({
      frames: { seen: 1, unreadable: 1 },
      samplingRate: 0.05,
      serverAnswers: true,
    });
    expect(service.metrics.differing).toBe(2);
    world.lost = true;
    world.queue.push(frameOf('taken by another'));
    clock.pass(3_000);
    await settled();
    await service.stop();
    expect(service.metrics).toMatchObject({ frames: { seen: 1, unreadable: 1 }, leasesLost: 1 });
  });

  it('orders attempts that changed', async () => {
    const quiet = Array.from({ length: WINDOWS }, () => Array<number>(FEATURES).fill(0));
    const loud = quiet.map((window) => window.map(() => 1));
    const { world, service, settled } = started();
    world.orders.push({ attemptId: 'quiet', asOf: 1, windows: quiet }, { attemptId: 'loud', asOf: 2, windows: loud });
    await settled();
    await service.stop();
    expect(world.ordered.map(({ attemptId, asOf }) => [attemptId, asOf])).toEqual([
      ['quiet', 1],
      ['loud', 2],
    ]);
    expect(world.ordered[1]?.order).toBeGreaterThan(world.ordered[0]?.order ?? 1);
  });
});

describe('without a model', () => {
  it('says that it has no backend, claims nothing, and works once there is one', async () => {
    const clock = handClock();
    const beats: string[] = [];
    const warnings: string[] = [];
    let isThere = false;
    const waited = awaitVision(
      async () => {
        if (!isThere) throw new Error('models are missing');
        return vision;
      },
      {
        name: 'test',
        server: {
          heartbeat: async ({ backend }: { backend: string }) => void beats.push(backend),
        } as unknown as ServerLink,
        clock,
        log: { info: () => {}, warn: (_, message) => void warnings.push(message) },
        memoryMB: () => 1,
        isStopping: () => false,
      },
    );
    await vi.waitFor(() => expect(beats).toEqual(['none']));
    isThere = true;
    await vi.waitFor(() => {
      clock.pass(60_000);
      return expect(warnings).toHaveLength(1);
    });
    expect(await waited).toBe(vision);
    expect(beats).toEqual(['none']);
  });
});
