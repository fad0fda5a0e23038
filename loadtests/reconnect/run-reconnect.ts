import { writeFile } from 'node:fs/promises';
import { freshDatabase } from '../house/database.ts';
import { hasPostgres } from '../house/faults.ts';
import { round } from '../house/figures.ts';
import { countLost } from '../house/look-for-all.ts';
import { type Server, seedCandidates, startServer } from '../house/server.ts';
import type { PromisedReconnect } from '../promises.ts';
import { roundRobin } from './balancer.ts';
import { someNats } from './nats.ts';
import { type Players, seatPlayers } from './players.ts';

/** What nodes that die cost those who sit. */
export interface ReconnectFigures {
  readonly candidates: number;
  readonly kills: number;
  /** Sockets that broke, and were opened anew at another node. */
  readonly reconnects: number;
  /** From a broken socket to the next that is open. */
  readonly medianSeconds: number;
  readonly longestSeconds: number;
  /** Events that the pages were told are kept, and those that lay on them at the end. */
  readonly acknowledged: number;
  readonly unsent: number;
  readonly lost: number;
}

const ANSWER_EVERY_MS = 1_000;

/** What is missing on this machine, in a sentence of both languages; null where nothing is. */
export async function whyNoNodes(): Promise<string | null> {
  const nats = await someNats();
  await nats?.stop();
  if (hasPostgres() && nats) return null;
  const what = hasPostgres() ? 'nats-server' : 'PostgreSQL (initdb, postgres)';
  return `Nhiều máy chủ cần ${what}, máy này chưa có.\nSeveral nodes need ${what}, which is not on this machine.`;
}

/**
 * Two nodes behind a balancer, and candidates whose pages run the player's own engine: one node is killed (-9) and started
 * again, then the other, so many times.
 */
export async function runReconnect({
  candidates,
  kills,
}: {
  candidates: number;
  kills: number;
}): Promise<ReconnectFigures> {
  const nats = await someNats();
  if (!nats) throw new Error(String(await whyNoNodes()));
  let database: Awaited<ReturnType<typeof freshDatabase>> | null = null;
  const nodes: Server[] = [];
  let balancer: Awaited<ReturnType<typeof roundRobin>> | null = null;
  let players: Players | null = null;
  try {
    database = await freshDatabase({ own: true, url: undefined });
    const environment = { ...database.environment, NATS_URL: nats.url };
    const seeded = await seedCandidates(environment, candidates);
    const slips = `${database.environment.DATA_DIR}/slips.json`;
    await writeFile(slips, JSON.stringify(seeded), { mode: 0o600 });
    for (let node = 0; node < 2; node++) nodes.push(await startServer(environment));
    balancer = await roundRobin(nodes.map(({ origin }) => origin));
    players = await seatPlayers(balancer.origin, slips, { candidates, everyMs: ANSWER_EVERY_MS });
    for (let kill = 0; kill < kills; kill++) {
      await nodes[kill % nodes.length]?.killAndRestart();
      await players.allConnected();
    }
    const left = await players.leave();
    const away = players.awayMs.toSorted((a, b) => a - b);
    return {
      candidates,
      kills,
      reconnects: away.length,
      medianSeconds: round((away[Math.floor(away.length / 2)] ?? 0) / 1_000),
      longestSeconds: round((away.at(-1) ?? 0) / 1_000),
      acknowledged: left.reduce((sum, { acknowledged }) => sum + acknowledged.seq, 0),
      unsent: left.reduce((sum, { unsent }) => sum + unsent, 0),
      lost: await countLost(
        database,
        left.map((one) => ({ ...one, sealed: false })),
      ),
    };
  } finally {
    players?.kill();
    await balancer?.close();
    await Promise.all(nodes.map((node) => node.stop()));
    await database?.drop();
    await nats.stop();
  }
}

/** The promises that a run broke, in words. */
export function brokenByReconnect(
  { reconnects, longestSeconds, unsent, lost }: ReconnectFigures,
  promised: PromisedReconnect,
): string[] {
  return [
    lost > 0 ? `lost ${lost}` : null,
    unsent > 0 ? `${unsent} unsent` : null,
    reconnects === 0 ? 'nobody had to connect again' : null,
    longestSeconds > promised.longestSeconds ? `${longestSeconds} s away` : null,
  ].filter((words) => words !== null);
}
