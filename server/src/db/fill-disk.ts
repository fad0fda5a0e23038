import { appendFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { openPglite } from './open.ts';

// For disk-full.test.ts, as a process of its own: changes rows on a disk without room for the log's next file.
const [folder = ''] = process.argv.slice(2);
const { db } = await openPglite(`${folder}/pglite`);
await db.execute(sql`CREATE TABLE rows (id int PRIMARY KEY, nth int NOT NULL, text text NOT NULL)`);
await db.execute(sql`INSERT INTO rows SELECT n, 0, repeat('a', 1000) FROM generate_series(1, 2000) AS n`);
// Room in the table for each row once more, and every page whole in the log at its first change: it is the log that does not fit.
await db.execute(sql`UPDATE rows SET nth = 0`);
await db.execute(sql`VACUUM rows`);
await db.execute(sql`CHECKPOINT`);
for (let size = 1 << 20; size > 0; )
  try {
    appendFileSync(`${folder}/ballast`, Buffer.alloc(size));
  } catch {
    size >>= 1;
  }
for (let nth = 1; ; nth++) {
  if (nth % 80 === 0) await db.execute(sql`VACUUM rows`);
  await db.execute(
    sql`UPDATE rows SET nth = ${nth}, text = repeat(${String(nth % 10)}, 1000) WHERE id % 100 = ${nth % 100}`,
  );
  process.stdout.write(`${nth}\n`);
}
