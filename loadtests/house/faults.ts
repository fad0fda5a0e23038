import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FreshDatabase } from './database.ts';
import type { Server } from './server.ts';

/** What is done to the service in the middle of a day; each is real, none is played. */
export const FAULTS = ['server', 'database', 'diskFull', 'slowDisk', 'clock'] as const;
export type Fault = (typeof FAULTS)[number];

/** Faults for which a PostgreSQL of the run's own is needed. */
export const needsOwnPostgres = (fault: Fault | null) =>
  fault === 'database' || fault === 'diskFull' || fault === 'slowDisk';

/** How long a disk stays full or slow, and a clock wrong. */
const LASTS_MS = 2_000;
/** Milliseconds by which every COMMIT is held up: the most that PostgreSQL takes, like a disk of spinning rust that is busy. */
const COMMIT_DELAY_MS = 100;
const HALF_AN_HOUR_MS = 30 * 60_000;

/** Strikes, and puts right what a person would put right; what the service then does is its own affair. */
export async function strike(fault: Fault, { server, database }: { server: Server; database: FreshDatabase }) {
  const { own } = database;
  switch (fault) {
    case 'server':
      return server.killAndRestart();
    case 'clock':
      // Forward, as when somebody sets it; back, as when the network's time puts it right; and further back.
      for (const shift of [HALF_AN_HOUR_MS, 0, -HALF_AN_HOUR_MS, 0]) {
        await server.shiftClock(shift);
        await lasting(LASTS_MS / 4);
      }
      return;
  }
  if (!own) throw new Error(`${fault} needs a PostgreSQL of the run's own.`);
  switch (fault) {
    case 'database':
      return own.killAndRestart();
    case 'slowDisk':
      await database.query(`ALTER SYSTEM SET commit_delay = ${COMMIT_DELAY_MS * 1000}`);
      await database.query('ALTER SYSTEM SET commit_siblings = 0');
      await database.query('SELECT pg_reload_conf()');
      await lasting(LASTS_MS);
      await database.query('ALTER SYSTEM RESET ALL');
      await database.query('SELECT pg_reload_conf()');
      return;
    case 'diskFull': {
      const ballast = join(own.folder, 'ballast');
      await fill(ballast);
      // What would come by itself within minutes: PostgreSQL writes down what it has in memory, cannot, and gives up.
      await database.query('CHECKPOINT').catch(() => undefined);
      await lasting(LASTS_MS);
      await rm(ballast);
      // It may have ended for want of room to write its log.
      return own.keepRunning();
    }
  }
}

/** Writes until not a byte more fits. */
async function fill(file: string): Promise<void> {
  for (let size = 1 << 20; size > 0; )
    try {
      await appendFile(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      size >>= 1;
    }
}

/** A disk of its own, small enough to be filled: mounted memory. The function that comes back takes it away again. */
export function smallDisk(folder: string, megabytes: number): () => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  return () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
}

/** Whether this machine lets us mount: root, and not in a container that forbids it. */
export function maySmallDisk(folder: string): boolean {
  try {
    smallDisk(folder, 1)();
    return true;
  } catch {
    return false;
  }
}

/** Whether a PostgreSQL can be started here. */
export const hasPostgres = () =>
  existsSync('/usr/lib/postgresql') || (process.env.PATH ?? '').split(':').some((at) => existsSync(join(at, 'initdb')));

const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
