/**
 * `node client/e2e/players.ts --target URL --slips FILE [--every 1000]`: for each slip of FILE (what `khaothi seed` prints) the
 * player's own engine, without a browser: it signs in, sits the exam and answers every so many milliseconds, until its
 * standard input ends. Says what happens in lines of JSON: `house/player.ts`. For `pnpm load reconnect`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: '' },
    slips: { type: 'string', default: '' },
    every: { type: 'string', default: '1000' },
  },
});
const { slips } = z.object({ slips: z.array(z.string()) }).parse(JSON.parse(readFileSync(values.slips, 'utf8')));
const target = new URL(values.target).origin;

const pages = slips.map((slip) => {
  const workerData = { target, slip, everyMs: Number(values.every) };
  const page = new Worker(new URL('house/player.ts', import.meta.url), { workerData });
  page.on('message', (told) => process.stdout.write(`${JSON.stringify(told)}\n`));
  return page;
});

process.stdin.resume().once('end', () => {
  for (const page of pages) page.postMessage('leave');
});
