import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { snapshots, visionServices } from './tables.ts';
import { sit, takePicture } from './testing.ts';

const MAIN = path.join(import.meta.dirname, '../../../../proctoring/service/main.ts');
const PICTURES = 20;
const PATIENCE = { timeout: 150_000, interval: 50 };

let product: TestApp;
const processes: ChildProcess[] = [];
afterEach(async () => {
  for (const one of processes) one.kill('SIGKILL');
  await product.close();
});

test('two services share the queue, and what one held when it was killed the other does, no frame twice', async () => {
  product = await startTestApp();
  const school = await seedSchool(product, ['manager']);
  const exam = await seedExam(product, school, { proctoring: 2 });
  const who = await sit(product, exam.slips[0] ?? '');
  await product.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = product.app.server.address() as AddressInfo;
  for (let n = 0; n < 2; n += 1) processes.push(startService(port));
  const { db } = product.deps;
  await vi.waitFor(async () => expect(await db.select().from(visionServices)).toHaveLength(2), PATIENCE);

  // Every batch belongs to a minute of its own: a page may not tell faster.
  for (let seq = 0; seq < PICTURES; seq += 1) {
    product.pass(1_000);
    expect((await takePicture(product, who, seq, { reason: 'noFace' })).error).toBeUndefined();
  }
  const rows = () => db.select().from(snapshots);
  const victim = processes[0];
  const isOfVictim = (name: string | null) => name?.endsWith(`:${victim?.pid}`) ?? false;
  await vi.waitFor(async () => {
    const held = (await rows()).filter((row) => row.recheck === 'waiting' && row.lease && isOfVictim(row.recheckedBy));
    expect(held.length).toBeGreaterThan(0);
    victim?.kill('SIGKILL');
  }, PATIENCE);
  const left = (await rows()).filter((row) => row.recheck === 'waiting' && isOfVictim(row.recheckedBy));
  product.pass(61_000);

  await vi.waitFor(
    async () => expect((await rows()).filter((row) => row.recheck === 'seen')).toHaveLength(PICTURES),
    PATIENCE,
  );
  const twice = (await rows()).filter((row) => row.leases > 1);
  expect(twice.length).toBeLessThanOrEqual(left.length);
  for (const row of twice) expect(isOfVictim(row.recheckedBy)).toBe(false);
}, 400_000);

function startService(port: number): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      KHAOTHI_SERVER: `http://127.0.0.1:${port}`,
      KHAOTHI_SERVICE_TOKEN: product.deps.secrets.serviceToken,
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
