import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskBlobs } from './blobs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khaothi-blobs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what could not be put leaves nothing half written behind', async () => {
  // A folder stands where the file should: it is refused as late as a full disk may.
  mkdirSync(join(folder, 'evidence', 'picture', 'in-the-way'), { recursive: true });
  await expect(diskBlobs(folder).put('evidence/picture', Buffer.from('bytes'))).rejects.toThrow();
  expect(readdirSync(join(folder, 'evidence'))).toEqual(['picture']);
});
