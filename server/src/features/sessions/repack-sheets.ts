import { Unzip, UnzipInflate, type Zippable, zipSync } from 'fflate';
import { Refusal, refuse } from '../../http/failures.ts';

/** What a workbook may inflate to. A class list of 5,000 rows needs a tenth of this. */
const PART_BYTES = 30 * 1024 * 1024;
const ALL_BYTES = 50 * 1024 * 1024;

/** Packed bytes taken at a time: they inflate to at most a thousand times as much before they are counted. */
const STEP_BYTES = 16 * 1024;

/** Cells stand in these; pictures and the like are left out. */
const READ = /\.(xml|rels|bin)$/i;

/**
 * The parts of a workbook packed anew, stored and with true sizes, so that whoever reads them need not believe a stranger's
 * header. Bytes are counted while they inflate, whatever the archive says of them.
 */
export function repackSheets({ name, bytes }: { name: string; bytes: Uint8Array }): Uint8Array {
  const parts: Zippable = {};
  let all = 0;
  const unzip = new Unzip((file) => {
    if (!READ.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    let part = 0;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      chunks.push(chunk);
      part += chunk.byteLength;
      all += chunk.byteLength;
      if (part > PART_BYTES || all > ALL_BYTES) refuse('listTooHeavy', { name });
      if (isLast) parts[file.name] = Buffer.concat(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.byteLength; from += STEP_BYTES)
      unzip.push(bytes.subarray(from, from + STEP_BYTES), from + STEP_BYTES >= bytes.byteLength);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse('notASpreadsheet', { name });
  }
  return zipSync(parts, { level: 0 });
}
