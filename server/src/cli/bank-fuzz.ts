import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { QuestionFile } from '../features/bank/formats/format.ts';
import { diceOf, mutated } from '../features/bank/formats/mutate.ts';
import { UnreadableFile } from '../features/bank/formats/refusal.ts';
import { formatOf } from '../features/bank/formats/registry.ts';

/** A reader that says nothing for so long hangs. */
const HANGS_AFTER_MS = 20_000;
const LARGEST_SEED_FILE = 120_000;
const OWN = fileURLToPath(new URL('../features/bank/', import.meta.url));

interface Tally {
  files: number;
  read: number;
  refused: number;
  faults: number;
  slowestMs: number;
}

/**
 * `khaothi bank fuzz [--files N] [--seed S] [FOLDER...]`: reads N mutations of question files (our own fixtures and those in
 * the folders) with the reader that their format has. Every one must be read or refused with its reason. Returns 1 for a
 * fault; a hang ends the process; a mutation is named by its number and can be made again with the same seed and files.
 */
export async function fuzz(args: readonly string[]): Promise<number> {
  const numberAfter = (flag: string, usual: number) => {
    const at = args.indexOf(flag);
    return at < 0 ? usual : Number(args[at + 1]);
  };
  const [files, seed] = [numberAfter('--files', 10_000), numberAfter('--seed', 1)];
  const folders = args.filter((arg, at) => !arg.startsWith('--') && !args[at - 1]?.startsWith('--'));
  const seeds = await seedFiles([OWN, ...folders]);
  const tallies = new Map<string, Tally>();
  const beat = new Int32Array(new SharedArrayBuffer(4));
  const watch = watchdog(beat);
  for (let at = 0; at < files; at++) {
    Atomics.store(beat, 0, at + 1);
    const dice = diceOf(seed * 1_000_003 + at);
    const whole = seeds[dice(seeds.length)];
    if (!whole) break;
    const file = { name: whole.file.name, bytes: mutated(whole.file.bytes, dice) };
    await readOne(file, whole.format, `${seed}/${at}`, tallies);
  }
  await watch.terminate();
  const rows = [...tallies].sort(([a], [b]) => a.localeCompare(b));
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rows))}\n`);
  return rows.some(([, tally]) => tally.faults > 0) ? 1 : 0;
}

async function readOne(file: QuestionFile, format: string, place: string, tallies: Map<string, Tally>): Promise<void> {
  const tally = tallies.get(format) ?? { files: 0, read: 0, refused: 0, faults: 0, slowestMs: 0 };
  tallies.set(format, tally);
  tally.files++;
  const startedAt = performance.now();
  try {
    const reader = formatOf(file);
    if (!reader) throw new UnreadableFile('fileNotKnown');
    await reader.read(file);
    tally.read++;
  } catch (error) {
    if (error instanceof UnreadableFile) tally.refused++;
    else {
      tally.faults++;
      process.stderr.write(
        `${place} ${file.name} (${format}): ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    }
  }
  tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - startedAt));
}

/** Files that some format knows. The largest would only make the run longer. */
async function seedFiles(folders: readonly string[]): Promise<{ file: QuestionFile; format: string }[]> {
  const found: { file: QuestionFile; format: string }[] = [];
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || /\.(ts|json|md|csv)$/.test(entry.name)) continue;
      const file = { name: entry.name, bytes: await readFile(join(entry.parentPath, entry.name)) };
      const format = file.bytes.byteLength <= LARGEST_SEED_FILE ? formatOf(file) : null;
      if (format) found.push({ file, format: format.name });
    }
  return found.sort((a, b) => a.file.name.localeCompare(b.file.name));
}

/** A thread that ends the process where the number of the mutation stands still: a reader that hangs cannot say so itself. */
function watchdog(beat: Int32Array): Worker {
  const body = `
    const { workerData } = require('node:worker_threads');
    let last = -1;
    setInterval(() => {
      const now = Atomics.load(workerData, 0);
      if (now === last) { process.stderr.write('mutation ' + (now - 1) + ' hangs\\n'); process.kill(process.pid, 'SIGKILL'); }
      last = now;
    }, ${HANGS_AFTER_MS});`;
  const worker = new Worker(body, { eval: true, workerData: beat });
  worker.unref();
  return worker;
}
