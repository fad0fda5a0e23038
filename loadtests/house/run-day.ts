import { Pool } from 'undici';
import type { Day, DayName } from '../days/days.ts';
import { answerUntil, type Seat, type Sitting, takeSeat } from '../journeys/answer.ts';
import { countLost, freshDatabase } from './database.ts';
import { seedCandidates, startServer } from './server.ts';

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
  readonly lost: number;
}

/** Seeds, signs everybody in, lets them answer, and then looks in the database for all that was acknowledged. */
export async function runDay(name: DayName, day: Day & { kill: boolean }): Promise<Figures> {
  const database = await freshDatabase(process.env.DATABASE_URL);
  try {
    const slips = await seedCandidates(database.environment, day.candidates);
    const server = await startServer(database.environment);
    const pool = new Pool(server.origin, { connections: day.signInsAtOnce });
    const signInsBegan = performance.now();
    const seats = await seatAll(pool, slips, day.signInsAtOnce);
    const signInSeconds = (performance.now() - signInsBegan) / 1000;

    const began = performance.now();
    const until = Date.now() + day.seconds * 1000;
    const interruption = day.kill ? after(day.seconds * 500, () => server.killAndRestart()) : Promise.resolve();
    const sittings = await Promise.all(seats.map((seat) => answerUntil(server.origin, seat, day, until)));
    await interruption;
    const seconds = (performance.now() - began) / 1000;

    await pool.close();
    await server.stop();
    return {
      day: name,
      database: database.kind,
      candidates: seats.length,
      seconds: round(seconds),
      signInsPerSecond: round(seats.length / signInSeconds),
      ...figuresOf(sittings, seconds),
      lost: await countLost(database, sittings),
    };
  } finally {
    await database.drop();
  }
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
const after = async (ms: number, act: () => Promise<void>) => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await act();
};
