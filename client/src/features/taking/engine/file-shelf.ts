import { type DBSchema, openDB } from 'idb';
import type { FileRef } from 'shared/questions/response.ts';

/** A file that was answered with on this machine. */
export interface ShelvedFile {
  readonly attempt: string;
  readonly sha256: string;
  readonly ref: FileRef;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True once the server has it; the bytes stay until the paper is sealed, to be looked at and listened to. */
  readonly kept: boolean;
}

/** Files of answers on this machine while the line is down: a shelf of their own, because they are large. */
export interface FileShelf {
  /** False where the browser keeps nothing beyond this page. */
  readonly lasting: boolean;
  filesOf(attempt: string): Promise<readonly ShelvedFile[]>;
  /** Rejects where the file is kept by this page only. */
  put(file: ShelvedFile): Promise<void>;
  drop(attempt: string, sha256: string): Promise<void>;
}

interface Schema extends DBSchema {
  files: { key: [string, string]; value: ShelvedFile };
}

/** Never fails: where IndexedDB is missing or refused, memory stands in. What a full disk refuses stays in memory. */
export async function openFileShelf(open: () => Promise<FileShelf> = diskShelf): Promise<FileShelf> {
  const memory = memoryFileShelf();
  const disk = await open().catch(() => null);
  if (!disk) return memory;
  return {
    lasting: true,
    async filesOf(attempt) {
      const here = await memory.filesOf(attempt);
      const known = new Set(here.map(({ sha256 }) => sha256));
      const there = await disk.filesOf(attempt).catch(() => []);
      return [...there.filter(({ sha256 }) => !known.has(sha256)), ...here];
    },
    async put(file) {
      await memory.put(file);
      await disk.put(file);
    },
    async drop(attempt, sha256) {
      await memory.drop(attempt, sha256);
      await disk.drop(attempt, sha256);
    },
  };
}

async function diskShelf(): Promise<FileShelf> {
  const db = await openDB<Schema>('khaothi-tep', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('files', { keyPath: ['attempt', 'sha256'] });
    },
  });
  return {
    lasting: true,
    filesOf: (attempt) => db.getAll('files', IDBKeyRange.bound([attempt, ''], [attempt, '\uffff'])),
    async put(file) {
      await db.put('files', file);
    },
    drop: (attempt, sha256) => db.delete('files', [attempt, sha256]),
  };
}

export function memoryFileShelf(): FileShelf {
  const files = new Map<string, ShelvedFile>();
  return {
    lasting: false,
    filesOf: async (attempt) => [...files.values()].filter((file) => file.attempt === attempt),
    async put(file) {
      files.set(`${file.attempt} ${file.sha256}`, file);
    },
    async drop(attempt, sha256) {
      files.delete(`${attempt} ${sha256}`);
    },
  };
}
