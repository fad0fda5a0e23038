import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from './refusal.ts';

/** What an uploaded archive may cost us. An honest paper with 200 questions needs a hundredth of this. */
export const LIMITS = {
  fileBytes: 30 * 1024 * 1024,
  entries: 2_000,
  inflatedBytes: 200 * 1024 * 1024,
  partBytes: 60 * 1024 * 1024,
  /** Inflated to packed bytes of one part; XML of Word packs about 1:20, a bomb 1:1000. Small parts are exempt. */
  ratio: 200,
  ratioExemptBytes: 1024 * 1024,
  pictureBytes: 15 * 1024 * 1024,
} as const;

/** The files of an archive by their path. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/**
 * The files of a zip archive that `keeps` asks for. The archive's own word on sizes is not believed: bytes are counted
 * while they inflate.
 * @throws UnreadableFile
 */
export async function unpack(file: Uint8Array, keeps: (name: string) => boolean): Promise<Archive> {
  if (file.byteLength > LIMITS.fileBytes) throw new UnreadableFile('fileTooLarge');
  const parts = new Map<string, Uint8Array>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
      lazyEntries: true,
    });
  } catch (cause) {
    throw new UnreadableFile('fileBroken', String(cause));
  }
  if (zip.entryCount > LIMITS.entries) throw new UnreadableFile('fileSuspicious', 'too many entries');
  const budget = { left: LIMITS.inflatedBytes };
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || !keeps(entry.fileName)) continue;
      if (parts.has(entry.fileName)) throw new UnreadableFile('fileSuspicious', 'a part stands twice');
      parts.set(entry.fileName, await inflate(zip, entry, budget));
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('fileBroken', String(cause));
  } finally {
    zip.close();
  }
  return parts;
}

async function inflate(zip: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new UnreadableFile('fileEncrypted');
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    budget.left -= chunk.byteLength;
    const bomb = size > LIMITS.ratioExemptBytes && size > entry.compressedSize * LIMITS.ratio;
    if (bomb || budget.left < 0 || size > LIMITS.partBytes) {
      stream.destroy();
      throw new UnreadableFile('fileSuspicious', `${entry.fileName} inflates too far`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
