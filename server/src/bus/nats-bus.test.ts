import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { natsBus, type OpenBus } from './nats-bus.ts';
import { findNats } from './testing.ts';

const url = await findNats();

const fail = (error: unknown) => {
  throw error;
};

describe.runIf(url !== null)('news between nodes', () => {
  let nodes: OpenBus[];
  let installation: string;
  const node = async (name = installation) => {
    const opened = await natsBus(url ?? '', name, fail);
    nodes.push(opened);
    return opened.bus;
  };
  /** The next thing that is heard. */
  const heardOn = (bus: OpenBus['bus'], subject: string) =>
    new Promise<unknown>((resolve) => {
      const stop = bus.subscribe(subject, (message) => {
        stop();
        resolve(message);
      });
    });
  /** Subscriptions are made without an answer; a round trip of news through the other node says that they stand. */
  const settled = async (from: OpenBus['bus'], to: OpenBus['bus']) => {
    const arrived = heardOn(to, 'settled');
    const asking = setInterval(() => from.publish('settled', null), 20);
    await arrived;
    clearInterval(asking);
  };

  beforeEach(() => {
    nodes = [];
    installation = randomBytes(6).toString('hex');
  });
  afterEach(async () => {
    for (const opened of nodes) await opened.close();
  });

  test('is heard on every node, and once on the node that said it', async () => {
    const [a, b] = [await node(), await node()];
    const here: unknown[] = [];
    a.subscribe('session.1', (message) => here.push(message));
    const there = heardOn(b, 'session.1');
    await settled(a, b);
    a.publish('session.1', { candidateId: 'páo' });
    expect(here).toEqual([{ candidateId: 'páo' }]);
    expect(await there).toEqual({ candidateId: 'páo' });
    await settled(b, a);
    expect(here).toHaveLength(1);
  });

  test('stays within its installation', async () => {
    const [a, b, stranger] = [await node(), await node(), await node('another')];
    const overheard: unknown[] = [];
    stranger.subscribe('session.1', (message) => overheard.push(message));
    const there = heardOn(b, 'session.1');
    await settled(a, b);
    a.publish('session.1', 1);
    expect(await there).toBe(1);
    expect(overheard).toEqual([]);
  });

  test('a listener that left hears no more, the others do', async () => {
    const [a, b] = [await node(), await node()];
    const heard: string[] = [];
    const leave = b.subscribe('x', () => heard.push('left'));
    b.subscribe('x', () => heard.push('stays'));
    leave();
    leave();
    await settled(a, b);
    const arrived = heardOn(b, 'x');
    a.publish('x', null);
    await arrived;
    expect(heard).toEqual(['stays']);
  });

  test('a subject that could be another’s is refused', async () => {
    const bus = await node();
    for (const subject of ['a.*', '>', 'a b', '']) expect(() => bus.publish(subject, 1)).toThrow(RangeError);
  });
});
