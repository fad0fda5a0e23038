import { expect, test } from 'vitest';
import { runReconnect, whyNoNodes } from './reconnect/run-reconnect.ts';

const missing = await whyNoNodes();
if (missing && process.env.CI && process.env.TEST_NATS_URL !== 'none') throw new Error(missing);
if (missing) process.stdout.write(`!! BỎ QUA / SKIPPED: ${missing}\n`);

test.skipIf(missing)(
  'a node that is killed costs the players on it a reconnect to another, and no answer',
  async () => {
    const figures = await runReconnect({ candidates: 4, kills: 2 });
    expect(figures).toMatchObject({ unsent: 0, lost: 0 });
    expect(figures.reconnects).toBeGreaterThan(0);
    expect(figures.acknowledged).toBeGreaterThan(0);
  },
  180_000,
);
