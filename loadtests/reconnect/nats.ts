import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../house/server.ts';

const LOCAL = 'nats://127.0.0.1:4222';

/**
 * A NATS for this run: one of its own where the program is installed, else one that listens; null where there is neither.
 * @throws Error where its own ends before it listens
 */
export async function someNats(): Promise<{ url: string; stop(): Promise<void> } | null> {
  // Debian keeps it where only administrators look.
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin'];
  const program = folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
  const { TEST_NATS_URL = LOCAL } = process.env;
  if (!program)
    return URL.canParse(TEST_NATS_URL) && (await listens(TEST_NATS_URL))
      ? { url: TEST_NATS_URL, stop: async () => {} }
      : null;
  const url = `nats://127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['-a', '127.0.0.1', '-p', new URL(url).port], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  while (!(await listens(url))) {
    if (hasEnded()) throw new Error(`${program} ended before it listened at ${url}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    async stop() {
      if (!hasEnded() && child.kill('SIGTERM')) await gone;
    },
  };
}

function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port || 4222), hostname);
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
