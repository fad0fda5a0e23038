import { readCandidate } from 'shared/contracts/delivery.ts';
import { Pool } from 'undici';
import type { DayName } from '../days/days.ts';
import { type Manner, sitDown } from '../journeys/answer.ts';
import { wire } from '../journeys/line.ts';
import { countForms, respond } from '../journeys/respond.ts';
import { comesBack, type Person, type Seat, signIn, start } from '../journeys/seat.ts';
import { queue } from './call.ts';
import { loadCold } from './cold.ts';
import { type Fault, strike } from './faults.ts';
import { type Figures, quantiles, round } from './figures.ts';
import { beginMeter, watchMemory } from './meter.ts';
import { type NarrowLine, narrowLine } from './narrow-line.ts';
import { type Driven, openService, type Run, type Service } from './service.ts';

/** Requests under way at once where people are only brought to where the day begins. */
const PREPARED_AT_ONCE = 64;
/** A browser waits for minutes until a connection is taken. */
const CONNECT_MS = 120_000;
const WHILE_STRUCK_MS = 500;

type Measured = Pick<Figures, 'cpuMicroseconds' | 'rssMB' | 'rssThirds'> &
  Partial<Pick<Figures, 'bytesPerAnswer' | 'bytesPerBeat' | 'awaySeconds' | 'cold'>>;

/** Brings everybody to where the day begins, measures, and then looks for all that was acknowledged. */
export async function runDay(name: DayName, run: Run): Promise<Figures> {
  const service = await openService(run);
  try {
    const { driven, measured, waited, longestMs, lost } = await drive(service, run);
    const { done, seconds, latencies, errors } = driven;
    const machine = await service.calibrate();
    return {
      day: name,
      candidates: run.candidates,
      seconds: round(seconds),
      acknowledged: done,
      perSecond: Math.round(done / seconds),
      ...quantiles(latencies),
      errors,
      lost,
      waited,
      longestWaitSeconds: round(longestMs / 1_000),
      database: service.own?.database.kind ?? null,
      ...(run.fault && { fault: run.fault }),
      ...measured,
      ...(machine && { machine }),
    };
  } finally {
    await service.end();
  }
}

/** Through the day, and once more to each door behind it: those who look again come by the same lines. */
async function drive(service: Service, run: Run) {
  const line = run.lineKbits === null ? null : await narrowLine(service.origin, run.lineKbits);
  const origin = line?.origin ?? service.origin;
  // Each person has a connection of their own, as a page has.
  const pool = new Pool(origin, { connections: null, pipelining: 1, connect: { timeout: CONNECT_MS } });
  const memory = watchMemory(service.own?.server ?? null);
  const began = () => {
    Object.assign(queue, { waited: 0, longestMs: 0 });
    Object.assign(wire, { bytes: 0, beats: 0, beatBytes: 0 });
    const meter = beginMeter(service.own);
    memory.begin();
    return (done: number): Measured => ({ ...meter(done), rssMB: memory.most(), ...memory.thirds() });
  };
  try {
    const outcome = await throughDay(service, run, { pool, line, origin, began });
    const waits = { ...queue };
    return { ...outcome, ...waits, lost: await service.countLost(outcome.driven) };
  } finally {
    memory.stop();
    await pool.close();
    await line?.close();
  }
}

interface Roads {
  readonly pool: Pool;
  readonly line: NarrowLine | null;
  readonly origin: string;
  /** Begins to measure. */
  began(): (done: number) => Measured;
}

async function throughDay(
  service: Service,
  run: Run,
  { pool, line, origin, began }: Roads,
): Promise<{ driven: Driven; measured: Measured }> {
  const { slips, survey } = service.seeded;
  if (run.measured === 'forms') {
    const count = () => countForms(pool, service.seeded);
    const before = service.own ? 0 : await count();
    const meter = began();
    const driven = await evening(run, (nth) => respond(pool, survey, nth));
    // Of forms without names the number alone can be asked for; more than were acknowledged are as wrong as fewer.
    const lookAgain = [async () => Math.abs(driven.done - ((await count()) - before))];
    return { driven: { ...driven, lookAgain }, measured: meter(driven.done) };
  }
  const coming = slips.slice(0, run.candidates);
  if (run.measured === 'signIns') {
    const meter = began();
    const { results, driven } = await rush(coming, coming.length, (slip) => signIn(pool, slip));
    const lookAgain = results.map((person) => () => isForgotten(person));
    return { driven: { ...driven, lookAgain }, measured: meter(driven.done) };
  }
  const people = (await rush(coming, PREPARED_AT_ONCE, (slip) => signIn(pool, slip))).results;
  if (run.measured === 'starts') {
    const meter = began();
    const { results, driven } = await rush(people, people.length, start);
    const lookAgain = results.map((seat) => async () => ((await comesBack(seat)) ? 0 : 1));
    return { driven: { ...driven, lookAgain }, measured: meter(driven.done) };
  }
  const cold =
    line && people[0]
      ? await loadCold(pool, line, people[0], { candidates: run.candidates, kbits: run.lineKbits ?? 0 })
      : null;
  const seats = (await rush(people, PREPARED_AT_ONCE, start)).results;
  const { driven, measured } = await sit(service, origin, seats, run, began);
  return { driven, measured: { ...measured, ...(cold && { cold }) } };
}

async function isForgotten({ caller }: Person): Promise<number> {
  return caller.call(readCandidate, {}).then(
    () => 0,
    () => 1,
  );
}

async function sit(
  service: Service,
  origin: string,
  seats: readonly Seat[],
  run: Run,
  began: () => (done: number) => Measured,
): Promise<{ driven: Driven; measured: Measured }> {
  const lengthMs = (run.seconds ?? 0) * 1_000;
  const manner = mannerOf(run);
  const tables = seats.map((seat) => sitDown(origin, seat, manner));
  await rush(tables, PREPARED_AT_ONCE, (table) => table.connect());
  if (run.measured === 'submissions') await rush(tables, PREPARED_AT_ONCE, (table) => table.answer());
  for (const { sitting } of tables) sitting.latencies.length = 0;
  const before = tables.reduce((sum, { sitting }) => sum + sitting.acknowledged.seq, 0);

  const meter = began();
  const from = performance.now();
  const until = Date.now() + lengthMs;
  const striking = run.fault ? strikeMidway(service, run.fault, lengthMs) : Promise.resolve(null);
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
      await new Promise((resolve) => setTimeout(resolve, Math.random() * lengthMs));
      return table.submit();
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const { bytes, beats, beatBytes } = wire;
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
      lookAgain: tables.map((table) => table.countLost),
    },
    measured: {
      ...figures,
      bytesPerAnswer: round(bytes / done),
      ...(beats > 0 && { bytesPerBeat: round(beatBytes / beats) }),
      ...(away !== null && { awaySeconds: away }),
    },
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
  const driven = { seconds, done: people.length, latencies, sittings: [], errors: 0, lookAgain: [] } satisfies Driven;
  return { results, driven };
}

/** Everybody some time within the day's seconds, as many at once as come. */
async function evening(run: Run, act: (nth: number) => Promise<string>): Promise<Driven> {
  const latencies: number[] = [];
  const forms: string[] = [];
  let errors = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: run.candidates }, async (_, nth) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * (run.seconds ?? 0) * 1000));
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
  return { seconds, done: forms.length, latencies, sittings: [], forms, errors, lookAgain: [] };
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

async function strikeMidway({ own }: Service, fault: Fault, lengthMs: number): Promise<number> {
  if (!own) throw new Error('Only a server of the run itself can be struck.');
  await new Promise((resolve) => setTimeout(resolve, lengthMs / 2));
  const from = performance.now();
  await strike(fault, own);
  return round((performance.now() - from) / 1000);
}
