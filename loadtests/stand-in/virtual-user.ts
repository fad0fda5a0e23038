import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { LineToMain } from './line-to-main.ts';
import { loadScript, scopeOf } from './load-script.ts';
import { modulesOf, type VirtualUser } from './modules.ts';

/** One virtual user: a thread, a scope and a copy of the script of its own. Told by the main thread what to run. */
const { script, number, env, port, heard } = workerData as {
  readonly script: string;
  readonly number: number;
  readonly env: Readonly<Record<string, string>>;
  readonly port: MessagePort;
  readonly heard: Int32Array;
};
const user: VirtualUser = {
  line: new LineToMain(port, heard),
  isInit: true,
  cookies: new Map(),
  series: new Map(),
  samples: [],
};
const say = (...words: unknown[]) => process.stderr.write(`${words.map(String).join(' ')}\n`);
const scope = scopeOf({
  console: { log: say, info: say, warn: say, error: say, debug: say },
  __ENV: { ...env },
  __VU: number,
  __ITER: 0,
  open(path: string) {
    if (!user.isInit) throw new Error('open() can only be used in the init context');
    // Relative to the script, wherever the command was given.
    return readFileSync(resolve(dirname(script), path), 'utf8');
  },
});

const told = (message: object) => parentPort?.postMessage(message);

try {
  const exported = await loadScript(scope, script, modulesOf(user));
  user.isInit = false;
  told({
    type: 'ready',
    options: JSON.parse(JSON.stringify(exported.options ?? {})),
    exports: Object.keys(exported),
    series: [...user.series.values()],
  });
  parentPort?.on('message', ({ run, data }: { run: string; data: unknown }) => {
    user.cookies = new Map();
    user.samples = [];
    let error: string | null = null;
    let value: unknown;
    try {
      value = (exported[run] as (data: unknown) => unknown)(data);
    } catch (thrown) {
      error = String((thrown as Error)?.stack ?? thrown);
    }
    // As k6 hands the outcome of setup() on: as JSON.
    const json = value === undefined ? undefined : JSON.stringify(value);
    told({ type: 'ran', json, error, samples: user.samples });
  });
} catch (thrown) {
  told({ type: 'broken', error: String((thrown as Error)?.stack ?? thrown) });
}
