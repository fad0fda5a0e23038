import { hostname } from 'node:os';
import { pino } from 'pino';
import { z } from 'zod';
import { openSequence } from '../sequence/open-sequence.ts';
import { clockBy } from '../signals/clock.ts';
import { openBestVision } from '../vision/open-best.ts';
import { keepHeapSmall } from '../vision/small-heap.ts';
import { awaitVision } from './await-vision.ts';
import { metricsText, newMetrics } from './metrics.ts';
import { type Running, run } from './run.ts';
import { serveMetrics } from './serve-metrics.ts';
import { serverLink } from './server-link.ts';

/** The TensorFlow process: `KHAOTHI_SERVER=http://host:port KHAOTHI_SERVICE_TOKEN=… pnpm --filter proctoring start`. */
const Environment = z.object({
  KHAOTHI_SERVER: z.url(),
  KHAOTHI_SERVICE_TOKEN: z.string().min(1),
  /** A folder in which @tensorflow/tfjs-node was installed by hand. */
  KHAOTHI_TFJS_NODE: z.string().min(1).optional(),
  /** Where Prometheus may read the metrics; nowhere without a port. */
  KHAOTHI_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  KHAOTHI_METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  const missing = environment.error.issues.map((issue) => issue.path.join('.')).join(', ');
  process.stderr.write(`Dịch vụ nhận hình cần biến môi trường / the vision service needs: ${missing}\n`);
  process.exit(2);
}
const { KHAOTHI_SERVER, KHAOTHI_SERVICE_TOKEN, LOG_LEVEL, ...optional } = environment.data;

keepHeapSmall();
const log = pino({ level: LOG_LEVEL, base: { service: 'vision' } });
const name = `${hostname()}:${process.pid}`.slice(0, 60);
const server = serverLink(KHAOTHI_SERVER, KHAOTHI_SERVICE_TOKEN);
const clock = clockBy(Date.now);
const memoryMB = () => Math.round(process.memoryUsage.rss() / 1e6);

let service: Running | null = null;
let backend = 'none';
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    isStopping = true;
    await service?.stop();
    log.info({}, 'stopped');
    process.exit(0);
  });

if (optional.KHAOTHI_METRICS_PORT !== undefined) {
  const text = () =>
    metricsText(service?.metrics ?? newMetrics(), { backend, now: Date.now(), memoryBytes: process.memoryUsage.rss() });
  await serveMetrics(optional.KHAOTHI_METRICS_PORT, optional.KHAOTHI_METRICS_HOST, text);
}

const sequence = openSequence();
const vision = await awaitVision(
  async () => {
    const { vision, instead } = await openBestVision(optional.KHAOTHI_TFJS_NODE);
    if (instead) log.info({ backend: vision.backend, instead }, 'the native backend is not used');
    return vision;
  },
  { name, server, clock, log, memoryMB, isStopping: () => isStopping },
);
if (vision) {
  backend = vision.backend;
  log.info({ backend, server: KHAOTHI_SERVER }, 'ready');
  service = run({ name, server, vision, sequence, clock, log, memoryMB });
}
