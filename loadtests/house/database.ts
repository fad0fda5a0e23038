import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import type { Sitting } from '../journeys/answer.ts';

/** A database that only this run uses. */
export interface FreshDatabase {
  readonly kind: 'pglite' | 'postgres';
  /** What the server is started with. */
  readonly environment: { readonly DATA_DIR: string; readonly DATABASE_URL: string };
  /** Runs a statement; on PGlite only while no server has the folder. */
  query(statement: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** PostgreSQL where `url` names one (a database of our own is made there), else the embedded one in a temporary folder. */
export async function freshDatabase(url: string | undefined): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(`${tmpdir()}/khaothi-load-`);
  const drop = () => rm(dataDir, { recursive: true, force: true });
  if (!url) {
    return {
      kind: 'pglite',
      environment: { DATA_DIR: dataDir, DATABASE_URL: '' },
      async query(statement) {
        const pglite = await PGlite.create({ dataDir: `${dataDir}/pglite` });
        const { rows } = await pglite.query<Record<string, unknown>>(statement);
        await pglite.close();
        return rows;
      },
      drop,
    };
  }
  const name = `khaothi_load_${randomBytes(6).toString('hex')}`;
  const admin = postgres(url, { max: 1, onnotice() {} });
  await admin.unsafe(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    kind: 'postgres',
    environment: { DATA_DIR: dataDir, DATABASE_URL: own.href },
    async query(statement) {
      const sql = postgres(own.href, { max: 1, onnotice() {} });
      const rows = await sql.unsafe(statement);
      await sql.end();
      return [...rows];
    },
    async drop() {
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
      await drop();
    },
  };
}

/**
 * How many acknowledged events the database does not hold: an event is there when its row is, and the row of the last
 * acknowledged one carries the acknowledged hash, which stands for all before it.
 */
export async function countLost(database: FreshDatabase, sittings: readonly Sitting[]): Promise<number> {
  const rows = await database.query('SELECT attempt_id, seq, hash FROM ledger_events');
  const kept = new Map<string, Map<number, string>>();
  for (const { attempt_id, seq, hash } of rows as { attempt_id: string; seq: number; hash: string }[]) {
    const ledger = kept.get(attempt_id) ?? new Map<number, string>();
    kept.set(attempt_id, ledger.set(seq, hash));
  }
  let lost = 0;
  for (const { attempt, acknowledged } of sittings) {
    const ledger = kept.get(attempt) ?? new Map<number, string>();
    for (let seq = 1; seq <= acknowledged.seq; seq++) if (!ledger.has(seq)) lost += 1;
    if (acknowledged.seq > 0 && ledger.has(acknowledged.seq) && ledger.get(acknowledged.seq) !== acknowledged.hash)
      lost += 1;
  }
  return lost;
}
