import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { answerAsWorker, type Progress } from './answer-as-worker.ts';

export type Misdeed = 'none' | 'count' | 'loop' | 'grow' | 'abort' | 'throw' | 'read' | 'write' | 'environment';

/** A worker body that does to its process what a hostile file might bring a reader to do: for the tests of `readInWorker`. */
const deeds: Record<Misdeed, (progress: Progress) => unknown> = {
  none: () => 'well',
  count: (progress) => {
    progress(0, 3);
    progress(3, 3);
    return 'counted';
  },
  loop: () => {
    for (;;);
  },
  grow: () => {
    const held: unknown[] = [];
    for (;;) held.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));
  },
  abort: () => process.abort(),
  throw: () => {
    throw new Error('a defect of the reader');
  },
  read: () => refusedBy(() => readFileSync('/etc/passwd')),
  write: () => refusedBy(() => writeFileSync(`${tmpdir()}/khaothi-${process.pid}`, '')),
  environment: () => Object.keys(process.env).filter((name) => name.startsWith('KHAOTHI') || name.startsWith('TEST')),
};

function refusedBy(deed: () => unknown): string {
  try {
    deed();
    return 'allowed';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

answerAsWorker<Misdeed, unknown>((deed, progress) => deeds[deed](progress));
