import { type ChildProcess, fork } from 'node:child_process';

const MAIN = new URL('./main.ts', import.meta.url);
/** Ends the server where this process is gone, even by kill -9. */
const FOLLOW_PARENT = new URL('../../../scripts/prepare/follow-parent.mjs', import.meta.url).href;

const AGAIN_MS = { first: 500, most: 30_000 };
/** Who ran so long begins with short waits again. */
const STEADY_MS = 60_000;

/**
 * Runs `khaothi <args>` as a process of its own, and again whenever it ends unasked: nobody may be beside a school's laptop who
 * could. One that never listened is left alone, for it has said why. Resolves to the code to end with, once it is told to stop.
 */
export function keepRunning(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    let child: ChildProcess | null = null;
    let waiting: NodeJS.Timeout | undefined;
    let hasListened = false;
    let isStopping = false;
    let failures = 0;

    const start = () => {
      const startedAt = performance.now();
      child = fork(MAIN, args, { execArgv: ['--import', FOLLOW_PARENT] });
      child.on('message', (message) => {
        hasListened = true;
        process.send?.(message);
      });
      child.once('exit', (code) => {
        child = null;
        if (isStopping || !hasListened) return resolve(code ?? 1);
        failures = performance.now() - startedAt > STEADY_MS ? 0 : failures + 1;
        waiting = setTimeout(start, Math.min(AGAIN_MS.most, AGAIN_MS.first * 2 ** failures));
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        isStopping = true;
        clearTimeout(waiting);
        if (child) child.kill(signal);
        else resolve(0);
      });
    start();
  });
}
