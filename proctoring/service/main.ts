import { hostname } from 'node:os';
import { pino } from 'pino';
import { z } from 'zod';
import { clockBy } from '../signals/clock.ts';
import { openNodeVision } from '../vision/node.ts';
import { keepHeapSmall } from '../vision/small-heap.ts';
import { run } from './run.ts';
import { serverLink } from './server-link.ts';

/** The TensorFlow process: `KHAOTHI_SERVER=http://host:port KHAOTHI_SERVICE_TOKEN=… pnpm --filter proctoring start`. */
const Environment = z.object({
  KHAOTHI_SERVER: z.url(),
  KHAOTHI_SERVICE_TOKEN: z.string().min(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  const missing = environment.error.issues.map((issue) => issue.path.join('.')).join(', ');
  process.stderr.write(`Dịch vụ nhận hình cần biến môi trường / the vision service needs: ${missing}\n`);
  process.exit(2);
}
const { KHAOTHI_SERVER, KHAOTHI_SERVICE_TOKEN, LOG_LEVEL } = environment.data;

keepHeapSmall();
const log = pino({ level: LOG_LEVEL, base: { service: 'vision' } });
const vision = await openNodeVision();
log.info({ backend: vision.backend, server: KHAOTHI_SERVER }, 'ready');

const service = run({
  name: `${hostname()}:${process.pid}`.slice(0, 60),
  server: serverLink(KHAOTHI_SERVER, KHAOTHI_SERVICE_TOKEN),
  vision,
  clock: clockBy(Date.now),
  log,
  memoryMB: () => Math.round(process.memoryUsage.rss() / 1e6),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await service.stop();
    log.info({}, 'stopped');
    process.exit(0);
  });
