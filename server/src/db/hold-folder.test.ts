import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse, holdFolder } from './hold-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khaothi-hold-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a data folder belongs to one process at a time, and to the next once it is let go', async () => {
  const release = await holdFolder(folder, 0);
  await expect(holdFolder(folder, 0)).rejects.toBeInstanceOf(FolderInUse);
  await release();
  await (await holdFolder(folder, 0))();
});

test('a killed process gives its folder back', async () => {
  const script = `const { holdFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'hold-folder.ts'))});
    await holdFolder(${JSON.stringify(folder)}, 0); process.send('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(other, 'message');
  await expect(holdFolder(folder, 0)).rejects.toBeInstanceOf(FolderInUse);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await (await holdFolder(folder, 5_000))();
});

test.runIf(existsSync('/proc/self'))('a place that takes no folders is refused at once, not waited for', async () => {
  await expect(holdFolder('/proc/khaothi', 0)).rejects.toMatchObject({ code: 'ENOENT' });
});
