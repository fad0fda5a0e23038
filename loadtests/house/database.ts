import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { type OwnPostgres, ownPostgres } from './postgres.ts';
import { childrenOf, processorTime } from './processes.ts';

/** A database that only this run uses. */
export interface FreshDatabase {
  readonly kind: 'pglite' | 'postgres';
  /** What the server is started with. */
  readonly environment: { readonly DATA_DIR: string; readonly DATABASE_URL: string };
  /** Runs a statement; on PGlite only while no server has the folder. */
  query(statement: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Only of a PostgreSQL that this run itself has started: what can be done to it. */
  readonly own?: OwnPostgres;
  /** Microseconds of processor time so far; 0 where it cannot be known. */
  processorTime(): number;
  drop(): Promise<void>;
}

/** `own`: a PostgreSQL started for this run; else a database of our own on the one at `url`, or PGlite in a folder. */
export async function freshDatabase(wanted: {
  own: boolean;
  url: string | undefined;
  diskMB?: number | null;
}): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(`${tmpdir()}/khaothi-load-`);
  const dropFolder = () => rm(dataDir, { recursive: true, force: true });
  const own = wanted.own ? await ownPostgres({ diskMB: wanted.diskMB ?? null }) : null;
  const url = own?.url ?? wanted.url;
  if (!url) return pgliteIn(dataDir, dropFolder);
  const database = await postgresAt(url, own, dataDir);
  return {
    ...database,
    async drop() {
      await database.drop();
      await own?.stop();
      await dropFolder();
    },
  };
}

function pgliteIn(dataDir: string, drop: () => Promise<void>): FreshDatabase {
  return {
    kind: 'pglite',
    environment: { DATA_DIR: dataDir, DATABASE_URL: '' },
    async query(statement, parameters) {
      const pglite = await PGlite.create({ dataDir: `${dataDir}/pglite` });
      const { rows } = await pglite.query<Record<string, unknown>>(statement, parameters);
      await pglite.close();
      return rows;
    },
    // It lives in the server's process and is counted there.
    processorTime: () => 0,
    drop,
  };
}

async function postgresAt(url: string, own: OwnPostgres | null, dataDir: string): Promise<FreshDatabase> {
  const name = `khaothi_load_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (statement: string) => {
    const admin = postgres(url, { max: 1, onnotice() {} });
    await admin.unsafe(statement);
    await admin.end();
  };
  await asAdmin(`CREATE DATABASE ${name}`);
  const place = new URL(url);
  place.pathname = `/${name}`;
  return {
    kind: 'postgres',
    environment: { DATA_DIR: dataDir, DATABASE_URL: place.href },
    async query(statement, parameters) {
      const sql = postgres(place.href, { max: 1, onnotice() {} });
      const rows = await sql.unsafe(statement, parameters as never[]);
      await sql.end();
      return [...rows];
    },
    ...(own && { own }),
    processorTime: () =>
      own ? [own.pid(), ...childrenOf(own.pid())].reduce((sum, pid) => sum + processorTime(pid), 0) : 0,
    drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}
