import { randomBytes } from 'node:crypto';
import type { FreshDatabase } from './database.ts';
import { nativeHash } from './native-hash.ts';

/** What the machine can do in the same minute: a figure of a busy or slower one is judged by these, as a ratio. */
export interface Machine {
  /** One row after the other, each durable before the next, on one connection; null on the embedded database. */
  readonly insertsPerSecond: number | null;
  /** SHA-256 of a text as long as an answer, one after the other on one core. */
  readonly hashesPerSecond: number;
}

const SECONDS = 2;
const TEXT = randomBytes(75).toString('hex');
const HASHES_A_LOOK = 1_000;

export async function calibrate(database: FreshDatabase): Promise<Machine> {
  return { insertsPerSecond: await insertsPerSecond(database), hashesPerSecond: hashesPerSecond() };
}

async function insertsPerSecond(database: FreshDatabase): Promise<number | null> {
  if (database.kind === 'pglite') return null;
  await database.query('CREATE TABLE calibration (n int PRIMARY KEY, text text)');
  // In the database itself, so that no driver is measured; a COMMIT of a procedure is as durable as any other.
  await database.query(`CREATE PROCEDURE calibrate(text) LANGUAGE plpgsql AS $$
    DECLARE ends timestamptz := clock_timestamp() + interval '${SECONDS} seconds'; n int := 0;
    BEGIN
      WHILE clock_timestamp() < ends LOOP
        INSERT INTO calibration VALUES (n, $1);
        COMMIT;
        n := n + 1;
      END LOOP;
    END $$`);
  await database.query(`CALL calibrate('${TEXT}')`);
  const [row] = await database.query('SELECT count(*)::int AS n FROM calibration');
  return Math.round(Number(row?.n) / SECONDS);
}

function hashesPerSecond(): number {
  const from = performance.now();
  let hashed = 0;
  while (performance.now() - from < SECONDS * 1_000) {
    for (let n = 0; n < HASHES_A_LOOK; n++) nativeHash(TEXT);
    hashed += HASHES_A_LOOK;
  }
  return Math.round(hashed / ((performance.now() - from) / 1_000));
}
