import type { Day } from '../days/days.ts';
import type { Sitting } from '../journeys/answer.ts';
import { calibrate, type Machine } from './calibrate.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type Fault, needsOwnPostgres } from './faults.ts';
import { countForged, countLost, countMiscounted, countMissing } from './look-for-all.ts';
import { mostConnected } from './processes.ts';
import type { Seeded, Target } from './seeded.ts';
import { type Server, seedCandidates, startServer } from './server.ts';

export interface Run extends Day {
  readonly fault: Fault | null;
  /** PostgreSQL of this run instead of the one that DATABASE_URL names. */
  readonly ownPostgres: boolean;
  /** Whether the machine is measured too, behind the day. */
  readonly calibrates: boolean;
  /** A server that runs already; null: one of the run's own. */
  readonly target: Target | null;
}

/** What the measured part of a day left behind. */
export interface Driven {
  readonly seconds: number;
  readonly done: number;
  readonly latencies: readonly number[];
  readonly sittings: readonly Sitting[];
  /** Ids of the forms that were acknowledged. */
  readonly forms?: readonly string[];
  readonly errors: number;
  /** For each person: looks through the product's own doors how much of what was acknowledged is missing. */
  readonly lookAgain: readonly (() => Promise<number>)[];
}

/** What a day is driven against. */
export interface Service {
  readonly origin: string;
  readonly seeded: Seeded;
  /** Where it is of the run's own: what can be measured of it, and done to it. */
  readonly own: { readonly server: Server; readonly database: FreshDatabase } | null;
  /** Acknowledged and not there. It is looked for when the day is over: nothing may be sent behind it. */
  countLost(driven: Driven): Promise<number>;
  /** What the machine can do just now; null where that is not asked, or not to be had. */
  calibrate(): Promise<Machine | null>;
  end(): Promise<void>;
}

export function openService(run: Run): Promise<Service> {
  return run.target ? Promise.resolve(runningService(run.target)) : ownService(run);
}

/** Room for an empty cluster and a short day. */
const SMALL_DISK_MB = 200;

/** A server and a database that only this run uses. */
async function ownService(run: Run): Promise<Service> {
  if (run.measured !== 'forms' && run.candidates > mostConnected())
    throw new Error(
      `The system allows too few open files: raise ulimit -n, or take --candidates ${mostConnected()} or fewer.`,
    );
  const database = await freshDatabase({
    own: run.ownPostgres || needsOwnPostgres(run.fault),
    url: process.env.DATABASE_URL,
    diskMB: run.fault === 'diskFull' ? SMALL_DISK_MB : null,
  });
  try {
    // Families have no slips; an exam has at least one.
    const seeded = await seedCandidates(database.environment, run.measured === 'forms' ? 1 : run.candidates);
    const server = await startServer(database.environment);
    return {
      origin: server.origin,
      seeded,
      own: { server, database },
      async countLost({ done, sittings, forms }) {
        // The embedded database lets nobody in beside its server.
        await server.stop();
        if (run.measured === 'signIns' || run.measured === 'starts') return countMissing(database, run.measured, done);
        if (run.measured === 'forms') return countMiscounted(database, forms ?? []);
        return (await countLost(database, sittings)) + countForged(database, sittings);
      },
      calibrate: async () => (run.calibrates ? calibrate(database) : null),
      async end() {
        await server.stop();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** People who look again at once. */
const LOOK_AT_ONCE = 64;

/** A server that runs already: what it keeps is asked through its own doors. Whether receipts hold is not known here. */
function runningService({ origin, seeded }: Target): Service {
  return {
    origin,
    seeded,
    own: null,
    async countLost({ lookAgain }) {
      let lost = 0;
      const waiting = lookAgain.values();
      const clerk = async () => {
        for (const look of waiting) lost += await look();
      };
      await Promise.all(Array.from({ length: LOOK_AT_ONCE }, clerk));
      return lost;
    },
    calibrate: async () => null,
    end: async () => {},
  };
}
