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

export type Package = ReadonlyMap<string, Uint8Array>;

const READ = /^(\[Content_Types\]\.xml|_rels\/|word\/)/;
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The parts of a .docx by name. The archive's own word on sizes is not believed: bytes are counted while they inflate.
 * @throws UnreadableFile
 */
export async function unpack(file: Uint8Array): Promise<Package> {
  if (file.byteLength > LIMITS.fileBytes) throw new UnreadableFile('wordTooLarge');
  if (OLD_WORD.every((byte, at) => file[at] === byte)) {
    // The same container holds a .doc of Word 97-2003 and a .docx that a password protects.
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    throw new UnreadableFile(Buffer.from(file).includes(name) ? 'wordEncrypted' : 'wordOldFormat');
  }
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw new UnreadableFile('wordNotADocx');

  const parts = new Map<string, Uint8Array>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
      lazyEntries: true,
    });
  } catch (cause) {
    throw new UnreadableFile('wordBroken', String(cause));
  }
  if (zip.entryCount > LIMITS.entries) throw new UnreadableFile('wordSuspicious', 'too many entries');
  const budget = { left: LIMITS.inflatedBytes };
  try {
    for await (const entry of zip.eachEntry()) {
      if (!READ.test(entry.fileName) || entry.fileName.endsWith('/')) continue;
      if (parts.has(entry.fileName)) throw new UnreadableFile('wordSuspicious', 'a part stands twice');
      parts.set(entry.fileName, await inflate(zip, entry, budget));
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('wordBroken', String(cause));
  } finally {
    zip.close();
  }
  if (!parts.has('word/document.xml')) throw new UnreadableFile('wordNotADocx');
  return parts;
}

async function inflate(zip: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new UnreadableFile('wordEncrypted');
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    budget.left -= chunk.byteLength;
    const bomb = size > LIMITS.ratioExemptBytes && size > entry.compressedSize * LIMITS.ratio;
    if (bomb || budget.left < 0 || size > LIMITS.partBytes) {
      stream.destroy();
      throw new UnreadableFile('wordSuspicious', `${entry.fileName} inflates too far`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
