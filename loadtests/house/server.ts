import { type ChildProcess, execFile, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Seeded } from './seeded.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MAX_OUTPUT = 1 << 28;

/** The exam server as a process of its own, on the same port after every start. */
export interface Server {
  readonly origin: string;
  readonly pid: () => number;
  /** kill -9, and a new start on the same database. */
  killAndRestart(): Promise<void>;
  /** Sets the clock of its process wrong by so many milliseconds; 0 puts it right. */
  shiftClock(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(environment: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // As behind a balancer: a day may say from which house somebody comes.
  const env = { ...process.env, ...environment, PORT: String(port), TRUSTED_PROXIES: '1', KHAOTHI_DEMO: 'off' };
  let child = await listening(env);
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill(signal)) await gone;
  };
  return {
    origin,
    pid: () => child.pid ?? 0,
    async killAndRestart() {
      await end('SIGKILL');
      child = await listening(env);
    },
    async shiftClock(ms) {
      const shifted = new Promise((resolve) => child.once('message', resolve));
      child.send({ shiftClock: ms });
      await shifted;
    },
    stop: () => end('SIGTERM'),
  };
}

function listening(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork('server/src/main.ts', {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['../../scripts/prepare/follow-parent.mjs', './shifting-clock.mjs'].flatMap((file) => [
      '--import',
      new URL(file, import.meta.url).href,
    ]),
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)));
  });
}

/** Makes an open exam with this many candidates and an open survey, by the product's own use cases; gives codes and link. */
export async function seedCandidates(
  environment: Readonly<Record<string, string>>,
  candidates: number,
): Promise<Seeded> {
  const args = ['server/src/cli/main.ts', 'seed', '--candidates', String(candidates)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment, KHAOTHI_DEMO: 'off' },
    maxBuffer: MAX_OUTPUT,
  });
  return Seeded.parse(JSON.parse(stdout));
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
