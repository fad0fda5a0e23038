/**
 * Stands in for the program k6 where that cannot be installed: `node k6.ts run [--quiet] [-e NAME=VALUE]... SCRIPT`. It loads
 * and runs a script under k6's own rules (what may be imported, what is a global, what blocks, when open() and metrics
 * are allowed, how thresholds are said) with a few virtual users. It shows that a script runs, not how much load k6 makes.
 * Held against the source of k6 2.x; the codes it ends with are k6's.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Agent } from 'undici';
import { InvalidThreshold, Metrics, type Sample, type Series, type Thresholds } from './metrics.ts';
import { serveUser } from './serve-user.ts';

const CODES = { thresholds: 99, config: 104, exception: 107 } as const;

interface Options {
  readonly scenarios?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly thresholds?: Thresholds;
  readonly summaryTrendStats?: readonly string[];
}
interface Ready {
  readonly options: Options;
  readonly exports: readonly string[];
  readonly series: readonly Series[];
}
interface Ran {
  readonly json?: string;
  readonly error: string | null;
  readonly samples: readonly Sample[];
}

const agent = new Agent();
const users: Worker[] = [];

/** A virtual user whose script has been loaded. @throws what its body threw */
async function virtualUser(script: string, number: number, env: Readonly<Record<string, string>>) {
  const { port1, port2 } = new MessageChannel();
  const heard = new Int32Array(new SharedArrayBuffer(4));
  serveUser(port1, heard, agent);
  const worker = new Worker(new URL('virtual-user.ts', import.meta.url), {
    workerData: { script, number, env, port: port2, heard },
    transferList: [port2],
    execArgv: ['--experimental-vm-modules', '--no-warnings'],
  });
  users.push(worker);
  const next = <T>() =>
    new Promise<T>((hear, reject) => {
      worker.once('error', reject);
      worker.once('message', (message: T & { error?: string; type: string }) => {
        worker.off('error', reject);
        if (message.type === 'broken') reject(new Error(message.error));
        else hear(message);
      });
    });
  const ready = await next<Ready>();
  return {
    ready,
    run(what: string, data: unknown): Promise<Ran> {
      worker.postMessage({ run: what, data });
      return next<Ran>();
    },
  };
}

async function run(script: string, env: Readonly<Record<string, string>>): Promise<number> {
  const first = await virtualUser(script, 0, env);
  const { options, exports, series } = first.ready;
  const [scenario = {}, ...more] = Object.values(options.scenarios ?? {});
  const { executor, vus = 1, iterations = 1 } = scenario as { executor?: string; vus?: number; iterations?: number };
  if (executor !== 'per-vu-iterations' || more.length > 0)
    throw new InvalidThreshold('only one scenario of per-vu-iterations is known here');
  if (!exports.includes('default')) throw new Error('no exported function');
  const thresholds = options.thresholds ?? {};
  const metrics = new Metrics(series);
  metrics.validate(thresholds);

  const everybody = await Promise.all(Array.from({ length: vus }, (_, at) => virtualUser(script, at + 1, env)));
  const from = performance.now();
  const setUp = exports.includes('setup') ? await first.run('setup', undefined) : null;
  if (setUp?.error) throw new Error(setUp.error);
  metrics.add(setUp?.samples ?? []);
  await Promise.all(
    everybody.map(async (user) => {
      for (let iteration = 0; iteration < iterations; iteration++) {
        const { error, samples } = await user.run('default', setUp?.json && JSON.parse(setUp.json));
        // k6 tells of an exception and counts the iteration all the same.
        if (error) process.stderr.write(`${error}\n`);
        metrics.add([...samples, { metric: 'iterations', value: 1 }]);
      }
    }),
  );
  if (exports.includes('teardown')) {
    const torn = await first.run('teardown', setUp?.json && JSON.parse(setUp.json));
    if (torn.error) throw new Error(torn.error);
    metrics.add(torn.samples);
  }
  const { broken, ...data } = metrics.summary(
    thresholds,
    options.summaryTrendStats ?? ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)'],
    performance.now() - from,
  );
  if (exports.includes('handleSummary')) {
    const { json = '{}', error } = await first.run('handleSummary', data);
    if (error) process.stderr.write(`${error}\n`);
    const { stdout = '', stderr = '' } = JSON.parse(json) as { stdout?: string; stderr?: string };
    process.stdout.write(stdout);
    process.stderr.write(stderr);
  }
  return broken.length > 0 ? CODES.thresholds : 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { env: { type: 'string', short: 'e', multiple: true, default: [] }, quiet: { type: 'boolean', short: 'q' } },
});
const [command, script = ''] = positionals;
if (command !== 'run') throw new Error('k6 run [--quiet] [-e NAME=VALUE]... SCRIPT');
const env = Object.fromEntries(
  values.env.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
);
try {
  process.exitCode = await run(resolve(script), env);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof InvalidThreshold ? CODES.config : CODES.exception;
} finally {
  for (const user of users) await user.terminate();
  await agent.close();
}
