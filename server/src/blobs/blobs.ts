import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { checkKey } from './key.ts';

/** Large bytes by key ("paper/<exam>/<code>"). Keys hold only letters, digits, "-", "_", "." and "/". */
export interface Blobs {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  find(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
}

/** Blobs as files of a folder. A file appears whole or not at all, and what was put outlasts a power cut: rows name it from then on. */
export function diskBlobs(folder: string): Blobs {
  const pathOf = (key: string) => join(folder, normalize(checkKey(key)));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const made = await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.${Math.round(performance.now() * 1000)}.draft`;
      try {
        await writeFile(draft, bytes, { flush: true });
        await rename(draft, path);
        await flushNames(dirname(path), made ? dirname(made) : dirname(path));
      } catch (error) {
        // A full disk: half a file that nobody knows of would only keep it full.
        await rm(draft, { force: true }).catch(() => {});
        throw error;
      }
    },
    async find(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Flushes which names a folder holds, and those above it as far as they are new. */
async function flushNames(folder: string, upTo: string): Promise<void> {
  // Windows opens no folder as a file; its names are journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
  if (folder !== upTo) await flushNames(dirname(folder), upTo);
}

/** Blobs in memory, for tests. */
export function memoryBlobs(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (key, bytes) => void kept.set(key, bytes),
    find: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  };
}
