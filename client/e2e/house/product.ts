import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../scripts/testing/free-port.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const START_WITHIN_MS = 150_000;

export interface Product {
  /** "http://127.0.0.1:41234", without a slash at the end. */
  readonly address: string;
  readonly dataDir: string;
  /** The exam server's process. */
  serverPid(): number;
  /** Kills the exam server with -9; resolves when its supervisor has brought it back. */
  killServer(): Promise<void>;
  /** Holds the service of the second look still, as one that hangs; the result lets it go on. */
  holdService(): () => void;
  stop(): Promise<void>;
  /** Removes the data folder of a product that is stopped. */
  discard(): Promise<void>;
}

/**
 * Runs what `npm start` runs, on a fresh data folder and a free port: with the demo province in it, or with what `prepare` has put
 * there before.
 */
export async function startProduct(prepare?: (dataDir: string) => Promise<void>): Promise<Product> {
  const dataDir = await mkdtemp(`${tmpdir()}/khaothi-journey-`);
  await prepare?.(dataDir);
  const demo = { PORT: String(await freePort()), KHAOTHI_DEMO: prepare ? 'off' : 'on' };
  const child = fork('scripts/start.mjs', {
    cwd: root,
    env: { ...process.env, ...demo, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const address = await nextAddress(child);
  const serverPid = () => childRunning(child, 'server/src/main.ts');
  return {
    address,
    dataDir,
    serverPid,
    async killServer() {
      const back = nextAddress(child);
      process.kill(serverPid(), 'SIGKILL');
      await back;
    },
    holdService() {
      const service = childRunning(child, 'proctoring/service/main.ts');
      process.kill(service, 'SIGSTOP');
      return () => void process.kill(service, 'SIGCONT');
    },
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await gone;
      }
    },
    discard: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** The supervisor passes on what the server says each time it listens. */
function nextAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The product did not start in time.')), START_WITHIN_MS);
    const gone = (code: number | null) => reject(new Error(`The product ended with ${code}.`));
    child.once('exit', gone);
    child.once('message', (message: { ready: string }) => {
      clearTimeout(late);
      child.off('exit', gone);
      resolve(message.ready);
    });
  });
}

/** The process id of a part that the supervisor runs, found by its parent and its file (Linux). */
function childRunning(parent: ChildProcess, file: string): number {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      const isOurs = status.includes(`\nPPid:\t${parent.pid}\n`);
      if (isOurs && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(file)) return Number(entry);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`${file} is not running.`);
}
