/**
 * `node loadtests/attend.ts --target URL --slips FILE [--rate 10] [--away 0]`: candidates who sit an exam on a server that runs
 * already, until this process is ended: they sign in, begin, stay connected with heartbeats as the player sends them, and answer
 * so many times a second all together; the last `away` of them begin and then lose their line. FILE is what `khaothi seed` prints.
 * Says `seated N` once all are in. For measuring those who watch (client/e2e/board-speed.ts).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { z } from 'zod';
import { sitDown } from './journeys/answer.ts';
import { signIn, start } from './journeys/seat.ts';

const AT_ONCE = 16;

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    slips: { type: 'string' },
    rate: { type: 'string', default: '10' },
    away: { type: 'string', default: '0' },
  },
});
const { slips } = z
  .object({ slips: z.array(z.string()).min(1) })
  .parse(JSON.parse(readFileSync(values.slips ?? '', 'utf8')));
const origin = new URL(values.target ?? '').origin;
const staying = slips.length - Number(values.away);
const mean = (staying / Number(values.rate)) * 1000;
const manner = { think: () => mean * (0.5 + Math.random()), beats: true, isCut: () => false };

const pool = new Pool(origin, { connections: AT_ONCE, pipelining: 1 });
const waiting = slips.entries();
const tables: ReturnType<typeof sitDown>[] = [];
const clerk = async () => {
  for (const [nth, slip] of waiting) {
    const table = sitDown(origin, await start(await signIn(pool, slip), nth), manner);
    await table.connect();
    // The paper is opened; what comes from now on are answers.
    await table.answer();
    tables[nth] = table;
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, clerk));
for (const table of tables.slice(staying)) table.leave();
process.stdout.write(`seated ${tables.length}\n`);
await Promise.all(tables.slice(0, staying).map((table) => table.answerUntil(Number.POSITIVE_INFINITY)));
