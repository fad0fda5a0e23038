import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { smallDisk } from './faults.ts';
import { childrenOf } from './processes.ts';
import { freePort } from './server.ts';

/** A PostgreSQL of this run alone, with the settings it is installed with: fsync is on. */
export interface OwnPostgres {
  readonly url: string;
  readonly pid: () => number;
  /** All that it writes lies in here. */
  readonly folder: string;
  /** kill -9 of all its processes, and a new start on the same files: what it committed must be there. */
  killAndRestart(): Promise<void>;
  /** What the system's supervisor does: starts it again where it has ended, and waits until it answers. */
  keepRunning(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param diskMB size of a disk of its own that can be filled; null for the machine's
 * @throws Error where no PostgreSQL is installed, or no disk can be mounted
 */
export async function ownPostgres({ diskMB }: { diskMB: number | null }): Promise<OwnPostgres> {
  const bin = binaries();
  const folder = await mkdtemp(join(tmpdir(), 'khaothi-postgres-'));
  const takeDiskAway = diskMB === null ? () => {} : smallDisk(folder, diskMB);
  // PostgreSQL refuses to run as root: it then runs as the user that its package made.
  const user = process.getuid?.() === 0 ? idsOf('postgres') : null;
  if (user) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const begin = async () => {
    const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    const child = spawn(join(bin, 'postgres'), args, { ...options, stdio: 'ignore' });
    await answering(url, child);
    return child;
  };
  let child = await begin();
  const gone = (signal: NodeJS.Signals, pids: readonly number[]) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for (const pid of pids) killQuietly(pid, signal);
    return ended;
  };
  return {
    url,
    pid: () => child.pid ?? 0,
    folder,
    async killAndRestart() {
      await gone('SIGKILL', [child.pid ?? 0, ...childrenOf(child.pid ?? 0)]);
      child = await begin();
    },
    async keepRunning() {
      if (child.exitCode === null) await answering(url, child);
      else child = await begin();
    },
    async stop() {
      if (child.exitCode === null) await gone('SIGINT', [child.pid ?? 0]);
      takeDiskAway();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until it takes connections; after a kill it first reads its log again. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode} before it answered.`);
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice() {} });
    const answers = await sql`SELECT 1`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function binaries(): string {
  const onDebian = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  const found = [...(process.env.PATH ?? '').split(':'), ...onDebian].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (!found) throw new Error('No PostgreSQL is installed here (initdb, postgres).');
  return found;
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
