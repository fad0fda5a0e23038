import { Pool } from 'undici';
import type { Day, DayName } from '../days/days.ts';
import { answerUntil, type Seat, type Sitting, takeSeat } from '../journeys/answer.ts';
import { countLost, freshDatabase } from './database.ts';
import { type Server, seedCandidates, startServer } from './server.ts';

export interface Figures {
  readonly day: DayName;
  readonly database: 'pglite' | 'postgres';
  readonly candidates: number;
  /** From the first answer to the last receipt. */
  readonly seconds: number;
  readonly signInsPerSecond: number;
  readonly acknowledged: number;
  readonly perSecond: number;
  /** Milliseconds from sending a batch to its receipt. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  /** With `--kill`: from kill -9 until the server listened again. */
  readonly awaySeconds?: number;
  /** Acknowledged and not in the database afterwards. */
  readonly lost: number;
}

/** Seeds, signs everybody in, lets them answer, and then looks in the database for all that was acknowledged. */
export async function runDay(name: DayName, day: Day & { kill: boolean }): Promise<Figures> {
  const database = await freshDatabase(process.env.DATABASE_URL);
  try {
    const slips = await seedCandidates(database.environment, day.candidates);
    const server = await startServer(database.environment);
    const driven = await drive(server, slips, day).finally(() => server.stop());
    return {
      day: name,
      database: database.kind,
      candidates: slips.length,
      seconds: round(driven.seconds),
      signInsPerSecond: round(slips.length / driven.signInSeconds),
      ...figuresOf(driven.sittings, driven.seconds),
      ...(day.kill && { awaySeconds: driven.awaySeconds }),
      // Only now: the embedded database lets nobody in beside its server.
      lost: await countLost(database, driven.sittings),
    };
  } finally {
    await database.drop();
  }
}

async function drive(server: Server, slips: readonly string[], day: Day & { kill: boolean }) {
  const pool = new Pool(server.origin, { connections: day.signInsAtOnce });
  const signInsBegan = performance.now();
  const seats = await seatAll(pool, slips, day.signInsAtOnce);
  const signInSeconds = (performance.now() - signInsBegan) / 1000;

  const began = performance.now();
  const until = Date.now() + day.seconds * 1000;
  const interruption = day.kill ? killMidway(server, day.seconds) : Promise.resolve(0);
  const sittings = await Promise.all(seats.map((seat) => answerUntil(server.origin, seat, day, until)));
  const seconds = (performance.now() - began) / 1000;
  const awaySeconds = await interruption;
  await pool.close();
  return { sittings, seconds, signInSeconds, awaySeconds };
}

async function seatAll(pool: Pool, slips: readonly string[], atOnce: number): Promise<Seat[]> {
  const seats: Seat[] = [];
  const waiting = slips.entries();
  const clerk = async () => {
    for (const [index, slip] of waiting)
      seats.push(await takeSeat(pool, slip, `load-${String(index).padStart(6, '0')}`));
  };
  await Promise.all(Array.from({ length: atOnce }, clerk));
  return seats;
}

function figuresOf(sittings: readonly Sitting[], seconds: number) {
  const latencies = Float64Array.from(sittings.flatMap((sitting) => sitting.latencies)).sort();
  const quantile = (share: number) =>
    round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  const acknowledged = sittings.reduce((sum, sitting) => sum + sitting.acknowledged.seq, 0);
  return {
    acknowledged,
    perSecond: Math.round(acknowledged / seconds),
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    errors: sittings.reduce((sum, sitting) => sum + sitting.errors, 0),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

async function killMidway(server: Server, seconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 500));
  const killedAt = performance.now();
  await server.killAndRestart();
  return round((performance.now() - killedAt) / 1000);
}
