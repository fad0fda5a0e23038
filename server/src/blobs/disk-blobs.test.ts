import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test.skipIf(process.platform === 'win32')(
  'what was put outlasts a power cut: bytes, name and new folders are flushed',
  async () => {
    const handle = await open(folder);
    const flushes = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync');
    await handle.close();
    const path = join(folder, 'evidence', 'sitting', 'picture');
    const drafts: string[] = [];
    flushes.mockImplementationOnce(async () => {
      expect(existsSync(path)).toBe(false);
      for (const name of readdirSync(join(folder, 'evidence', 'sitting')))
        drafts.push(readFileSync(join(folder, 'evidence', 'sitting', name), 'utf8'));
    });
    await diskBlobs(folder).put('evidence/sitting/picture', Buffer.from('bytes'));
    expect(drafts).toEqual(['bytes']);
    // The file, and the folders that hold a new name.
    expect(flushes).toHaveBeenCalledTimes(4);
    await diskBlobs(folder).put('evidence/sitting/another', Buffer.from('bytes'));
    expect(flushes).toHaveBeenCalledTimes(6);
    flushes.mockRestore();
  },
);
