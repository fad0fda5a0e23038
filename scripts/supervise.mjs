import { spawn } from 'node:child_process';
import { node24, root } from './prepare/place.mjs';

const FOLLOW_PARENT = new URL('./prepare/follow-parent.mjs', import.meta.url).href;
const GRACE_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;
const STEADY_MS = 60_000;

/**
 * Runs one part of the product under Node 24, in a process group of its own so that Ctrl-C reaches it only through us.
 * A part that dies is started again after a wait that doubles, unless `onExit` says otherwise.
 *
 * @param {object} part
 * @param {string} part.file from the repository's root
 * @param {string[]} [part.args] for the part itself
 * @param {string[]} [part.nodeArgs] for Node
 * @param {NodeJS.ProcessEnv} [part.env]
 * @param {(message: unknown) => void} [part.onMessage]
 * @param {(code: number) => 'restart' | 'leave'} part.onExit
 */
export function supervise({ file, args = [], nodeArgs = [], env = {}, onMessage, onExit }) {
  let stopping = false;
  let failures = 0;
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;

  const start = () => {
    const startedAt = Date.now();
    child = spawn(node24, ['--import', FOLLOW_PARENT, ...nodeArgs, file, ...args], {
      cwd: root,
      detached: process.platform !== 'win32',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    if (onMessage) child.on('message', onMessage);
    child.once('exit', (code) => {
      if (stopping || onExit(code ?? 1) === 'leave') return;
      failures = Date.now() - startedAt > STEADY_MS ? 0 : failures + 1;
      waiting = setTimeout(start, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures));
    });
  };
  start();

  return {
    /** Asks the part to end, and ends it after ten seconds where it does not. */
    async stop() {
      stopping = true;
      clearTimeout(waiting);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const lastWord = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await gone;
      clearTimeout(lastWord);
    },
  };
}
