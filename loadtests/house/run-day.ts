import { Pool } from 'undici';
import type { Day, DayName } from '../days/days.ts';
import { type Manner, type Sitting, sitDown } from '../journeys/answer.ts';
import { wire } from '../journeys/line.ts';
import { respond } from '../journeys/respond.ts';
import { type Seat, signIn, start } from '../journeys/seat.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type Fault, needsOwnPostgres, strike } from './faults.ts';
import { type Figures, quantiles, round } from './figures.ts';
import { countForged, countLost, countMiscounted, countMissing } from './look-for-all.ts';
import { mostConnected, processorTime, residentMB } from './processes.ts';
import { type Server, seedCandidates, startServer } from './server.ts';

export interface Run extends Day {
  readonly fault: Fault | null;
  /** PostgreSQL of this run instead of the one that DATABASE_URL names. */
  readonly ownPostgres: boolean;
}

/** What the measured part of a day left behind. */
interface Driven {
  readonly seconds: number;
  readonly done: number;
  readonly latencies: readonly number[];
  readonly sittings: readonly Sitting[];
  /** Ids of the forms that were acknowledged. */
  readonly forms?: readonly string[];
  readonly errors: number;
}

type Meter = (done: number) => Pick<Figures, 'cpuMicroseconds' | 'rssMB' | 'rssThirds'>;

/** Room for an empty cluster and a short day. */
const SMALL_DISK_MB = 200;
const WHILE_STRUCK_MS = 500;

/** Seeds, brings everybody to where the day begins, measures, and then looks in the database for all that was acknowledged. */
export async function runDay(name: DayName, run: Run): Promise<Figures> {
  if (run.measured !== 'forms' && run.candidates > mostConnected())
    throw new Error(
      `The system allows too few open files: raise ulimit -n, or take --candidates ${mostConnected()} or fewer.`,
    );
  const database = await freshDatabase({
    own: run.ownPostgres || needsOwnPostgres(run.fault),
    url: process.env.DATABASE_URL,
    diskMB: run.fault === 'diskFull' ? SMALL_DISK_MB : null,
  });
  let server: Server | null = null;
  try {
    // Families have no slips; an exam has at least one.
    const seeded = await seedCandidates(database.environment, run.measured === 'forms' ? 1 : run.candidates);
    server = await startServer(database.environment);
    const { driven, measured } = await drive(server, database, seeded, run).finally(() => server?.stop());
    const { done, seconds, latencies } = driven;
    // Only now: the embedded database lets nobody in beside its server.
    const lost = await lostOf(database, run, driven);
    return {
      day: name,
      candidates: run.candidates,
      seconds: round(seconds),
      acknowledged: done,
      perSecond: Math.round(done / seconds),
      ...quantiles(latencies),
      errors: driven.errors,
      lost,
      database: database.kind,
      ...(run.fault && { fault: run.fault }),
      ...measured,
    };
  } finally {
    await database.drop();
  }
}

async function lostOf(database: FreshDatabase, { measured }: Run, { done, sittings, forms }: Driven): Promise<number> {
  if (measured === 'signIns' || measured === 'starts') return countMissing(database, measured, done);
  if (measured === 'forms') return countMiscounted(database, forms ?? []);
  return (await countLost(database, sittings)) + countForged(database, sittings);
}

async function drive(
  server: Server,
  database: FreshDatabase,
  { slips, survey }: { slips: readonly string[]; survey: string },
  run: Run,
) {
  const pool = new Pool(server.origin, { connections: run.atOnce, pipelining: 1 });
  const memory = watchMemory(server);
  try {
    const began = (): Meter => {
      const meter = meterOf(server, database);
      memory.begin();
      return (done) => ({ ...meter(done), rssMB: memory.most(), ...memory.thirds() });
    };
    if (run.measured === 'forms') {
      const meter = began();
      const driven = await evening(run, (nth) => respond(pool, survey, nth));
      return { driven, measured: meter(driven.done) };
    }
    if (run.measured === 'signIns') {
      const meter = began();
      const { driven } = await rush(slips, run.atOnce, (slip) => signIn(pool, slip));
      return { driven, measured: meter(driven.done) };
    }
    const people = (await rush(slips, run.atOnce, (slip) => signIn(pool, slip))).results;
    if (run.measured === 'starts') {
      const meter = began();
      const { driven } = await rush(people, run.atOnce, start);
      return { driven, measured: meter(driven.done) };
    }
    const seats = (await rush(people, run.atOnce, start)).results;
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
  const striking = run.fault ? strikeMidway(server, database, run.fault, run.seconds) : Promise.resolve(null);
  let isStruck = run.fault !== null;
  const end = () => {
    isStruck = false;
  };
  striking.then(end, end);
  await Promise.all(
    tables.map(async (table) => {
      if (run.measured === 'answers') {
        await table.answerUntil(until);
        // Through the whole of a fault, however long it takes to put right.
        while (isStruck) await table.answerUntil(Date.now() + WHILE_STRUCK_MS);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * run.seconds * 1000));
      return table.submit();
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const bytes = wire.bytes;
  const away = await striking;
  const sittings = tables.map(({ sitting }) => sitting);
  // The service goes on by itself: one further answer of everybody is acknowledged.
  if (run.fault && run.measured === 'answers') await Promise.all(tables.map((table) => table.answer()));
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

/** Everybody some time within the day's seconds, as many at once as come. */
async function evening(run: Run, act: (nth: number) => Promise<string>): Promise<Driven> {
  const latencies: number[] = [];
  const forms: string[] = [];
  let errors = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: run.candidates }, async (_, nth) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * run.seconds * 1000));
      const sentAt = performance.now();
      try {
        forms.push(await act(nth));
        latencies.push(performance.now() - sentAt);
      } catch (error) {
        errors += 1;
        if (errors === 1) process.stderr.write(`${String(error)}\n`);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  return { seconds, done: forms.length, latencies, sittings: [], forms, errors };
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

/** Below so many looks a third says nothing. */
const LOOKS_A_THIRD = 20;

function watchMemory(server: Server) {
  let looks: number[] = [];
  let most = 0;
  const look = () => {
    const now = residentMB(server.pid());
    most = Math.max(most, now);
    looks.push(now);
  };
  const looking = setInterval(look, 1_000);
  return {
    /** What came before the measured part says nothing of growth in it. */
    begin() {
      looks = [];
    },
    most() {
      look();
      return most;
    },
    thirds(): { rssThirds?: number[] } {
      const each = Math.floor(looks.length / 3);
      if (each < LOOKS_A_THIRD) return {};
      return {
        rssThirds: [0, 1, 2].map((third) => middleOf(looks.slice(third * each, (third + 1) * each))),
      };
    },
    stop: () => clearInterval(looking),
  };
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function strikeMidway(server: Server, database: FreshDatabase, fault: Fault, seconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 500));
  const from = performance.now();
  await strike(fault, { server, database });
  return round((performance.now() - from) / 1000);
}
