import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { rowsOf } from './db.ts';
import { openPglite } from './open.ts';

const folder = mkdtempSync(`${tmpdir()}/khaothi-full-`);
const hasDisk = mounted();
if (!hasDisk)
  process.stdout.write('!! BỎ QUA: ổ đĩa đầy cần mount -t tmpfs (root). / SKIPPED: a full disk needs to be mounted.\n');
afterAll(() => {
  if (hasDisk) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true });
});

/** A disk of its own, small enough to be filled. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

test.runIf(hasDisk)(
  'an embedded database whose disk is too full for its log ends the process, and has all that it committed',
  async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./fill-disk.ts', import.meta.url)), folder]);
    let said = '';
    let written = '';
    child.stdout.on('data', (text) => {
      written += text;
    });
    child.stderr.on('data', (text) => {
      said += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, said]).toEqual([1, expect.stringContaining('ổ đĩa đầy')]);
    const committed = Number(written.trim().split('\n').at(-1));
    expect(committed).toBeGreaterThan(100);
    rmSync(`${folder}/ballast`);
    const { db, close } = await openPglite(`${folder}/pglite`);
    const [row] = await rowsOf<{ last: number }>(db, sql`SELECT max(nth) AS last FROM rows`);
    // What was under way when it ended may be there too; nobody was told.
    expect([committed, committed + 1]).toContain(row?.last);
    await close();
  },
  120_000,
);
