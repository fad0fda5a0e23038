import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';

/** Another process has this data folder open; two at once would tear the embedded database. */
export class FolderInUse extends Error {}

/** What a person reads then. */
export const folderInUse = (folder: string) =>
  `Một Khảo Thí khác đang dùng thư mục dữ liệu ${folder}. Tắt bản đó trước. / Another Khảo Thí is using this data folder: stop it first.`;

const LOOK_AGAIN_MS = 200;

/**
 * Holds a data folder for this process alone, by an address of the operating system that only one can listen on and that a
 * dead process gives back by itself. Waits up to `patience` milliseconds for a process that is on its way out.
 * @returns the way to let go
 * @throws FolderInUse
 */
export async function holdFolder(folder: string, patience: number): Promise<() => Promise<void>> {
  makeFolder(folder);
  const address = addressOf(folder);
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const release = await listen(address);
    if (release) return release;
    if (waited >= patience) throw new FolderInUse(folder);
    await wait(LOOK_AGAIN_MS);
  }
}

function addressOf(folder: string): string {
  const name = `khaothi-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux: an abstract address leaves no file behind, however the process ends.
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(() => new Promise((done) => server.close(() => done()))));
  });
}
