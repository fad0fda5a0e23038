import { Pool } from 'undici';
import type { Day, DayName } from '../days/days.ts';
import { type Manner, type Sitting, sitDown } from '../journeys/answer.ts';
import { wire } from '../journeys/line.ts';
import { type Person, type Seat, signIn, start } from '../journeys/seat.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type Figures, quantiles, round } from './figures.ts';
import { countForged, countLost, countMissing } from './look-for-all.ts';
import { processorTime, residentMB } from './processes.ts';
import { type Server, seedCandidates, startServer } from './server.ts';

export interface Run extends Day {
  readonly kill: 'server' | 'database' | null;
  /** PostgreSQL of this run instead of the one that DATABASE_URL names. */
  readonly ownPostgres: boolean;
}

/** What the measured part of a day left behind. */
interface Driven {
  readonly seconds: number;
  readonly done: number;
  readonly latencies: readonly number[];
  readonly sittings: readonly Sitting[];
  readonly errors: number;
}

type Meter = (done: number) => Pick<Figures, 'cpuMicroseconds' | 'rssMB'>;

/** Seeds, brings everybody to where the day begins, measures, and then looks in the database for all that was acknowledged. */
export async function runDay(name: DayName, run: Run): Promise<Figures> {
  const database = await freshDatabase({
    own: run.ownPostgres || run.kill === 'database',
    url: process.env.DATABASE_URL,
  });
  let server: Server | null = null;
  try {
    const slips = await seedCandidates(database.environment, run.candidates);
    server = await startServer(database.environment);
    const { driven, measured } = await drive(server, database, slips, run).finally(() => server?.stop());
    const { sittings, done, seconds, latencies } = driven;
    // Only now: the embedded database lets nobody in beside its server.
    const lost =
      run.measured === 'signIns' || run.measured === 'starts'
        ? await countMissing(database, run.measured, done)
        : (await countLost(database, sittings)) + countForged(database, sittings);
    return {
      day: name,
      candidates: slips.length,
      seconds: round(seconds),
      acknowledged: done,
      perSecond: Math.round(done / seconds),
      ...quantiles(latencies),
      errors: driven.errors,
      lost,
      database: database.kind,
      ...(run.kill && { killed: run.kill }),
      ...measured,
    };
  } finally {
    await database.drop();
  }
}

async function drive(server: Server, database: FreshDatabase, slips: readonly string[], run: Run) {
  const pool = new Pool(server.origin, { connections: run.atOnce, pipelining: 1 });
  const memory = watchMemory(server);
  try {
    const began = (): Meter => {
      const meter = meterOf(server, database);
      return (done) => ({ ...meter(done), rssMB: memory.most() });
    };
    if (run.measured === 'signIns') {
      const meter = began();
      const { driven } = await rush(slips, run.atOnce, (slip) => signIn(pool, slip));
      return { driven, measured: meter(driven.done) };
    }
    const people = (await rush(slips, run.atOnce, (slip) => signIn(pool, slip))).results;
    const sitting = (person: Person, index: number) => start(person, `load-${String(index).padStart(6, '0')}`);
    if (run.measured === 'starts') {
      const meter = began();
      const { driven } = await rush(people, run.atOnce, sitting);
      return { driven, measured: meter(driven.done) };
    }
    const seats = (await rush(people, run.atOnce, sitting)).results;
    return await sit(server, database, seats, run, began);
  } finally {
    memory.stop();
    await pool.close();
  }
}

async function sit(server: Server, database: FreshDatabase, seats: readonly Seat[], run: Run, began: () => Meter) {
  const manner = mannerOf(run);
  const tables = seats.map((seat) => sitDown(server.origin, seat, manner));
  await rush(tables, run.atOnce, (table) => table.connect());
  if (run.measured === 'submissions') await rush(tables, run.atOnce, (table) => table.answer());
  for (const { sitting } of tables) sitting.latencies.length = 0;
  const before = tables.reduce((sum, { sitting }) => sum + sitting.acknowledged.seq, 0);

  wire.bytes = 0;
  const meter = began();
  const from = performance.now();
  const until = Date.now() + run.seconds * 1000;
  const killing = run.kill ? killMidway(server, database, run.kill, run.seconds) : Promise.resolve(null);
  await Promise.all(
    tables.map(async (table) => {
      if (run.measured === 'answers') return table.answerUntil(until);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * run.seconds * 1000));
      return table.submit();
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const bytes = wire.bytes;
  const away = await killing;
  const sittings = tables.map(({ sitting }) => sitting);
  const done = sittings.reduce((sum, { acknowledged }) => sum + acknowledged.seq, 0) - before;
  const figures = meter(done);
  for (const table of tables) table.leave();
  return {
    driven: {
      seconds,
      done,
      latencies: sittings.flatMap(({ latencies }) => latencies),
      sittings,
      errors: sittings.reduce((sum, { errors }) => sum + errors, 0),
    } satisfies Driven,
    measured: { ...figures, bytesPerAnswer: round(bytes / done), ...(away !== null && { awaySeconds: away }) },
  };
}

/** Everybody through one door, so many at once; how long each took. */
async function rush<T, R>(people: readonly T[], atOnce: number, act: (one: T, index: number) => Promise<R>) {
  const results: R[] = [];
  const latencies: number[] = [];
  const waiting = people.entries();
  const from = performance.now();
  const clerk = async () => {
    for (const [index, one] of waiting) {
      const sentAt = performance.now();
      results[index] = await act(one, index);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, clerk));
  const seconds = (performance.now() - from) / 1000;
  return { results, driven: { seconds, done: people.length, latencies, sittings: [], errors: 0 } satisfies Driven };
}

function mannerOf({ rate, candidates, beats, cutsAMinute }: Run): Manner {
  const mean = rate === null ? 0 : (candidates / rate) * 1000;
  const cutsAnAnswer = rate === null ? 0 : (cutsAMinute / 60) * (candidates / rate);
  return {
    // Evenly from half to one and a half of the mean: people are not a metronome.
    think: () => mean * (0.5 + Math.random()),
    beats,
    isCut: () => Math.random() < cutsAnAnswer,
  };
}

/** Processor time per act from now on. */
function meterOf(server: Server, database: FreshDatabase) {
  const now = () => [processorTime(server.pid()), database.processorTime(), processorTime(process.pid)];
  const before = now();
  return (done: number) => {
    const [forServer = 0, forDatabase = 0, forGenerator = 0] = now().map((time, index) =>
      round(Math.max(0, time - (before[index] ?? 0)) / Math.max(1, done)),
    );
    return { cpuMicroseconds: { server: forServer, database: forDatabase, generator: forGenerator } };
  };
}

function watchMemory(server: Server) {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentMB(server.pid()));
  };
  const looking = setInterval(look, 1_000);
  return {
    most() {
      look();
      return most;
    },
    stop: () => clearInterval(looking),
  };
}

async function killMidway(
  server: Server,
  database: FreshDatabase,
  kill: 'server' | 'database',
  seconds: number,
): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 500));
  const killedAt = performance.now();
  if (kill === 'server') await server.killAndRestart();
  else await database.killAndRestart?.();
  return round((performance.now() - killedAt) / 1000);
}
