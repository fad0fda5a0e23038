import { unzipSync, type Zippable, zipSync } from 'fflate';

/** Files by their path. */
export type BundleContent = ReadonlyMap<string, Uint8Array>;

/** The first moment that a zip can name, in whatever zone: a bundle's bytes follow from its files alone. */
const NO_TIME = new Date(1980, 0, 1);

/** Files as a zip in which nothing is left to chance: stored as they are, in the order of their names, without times. */
export function packBundle(files: BundleContent): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(sorted.map(([path, bytes]) => [path, [bytes, { level: 0 }]]));
  return zipSync(entries, { level: 0, mtime: NO_TIME });
}

/**
 * The files of a bundle, and whether the zip around them is the very one that `packBundle` makes. Null for what is no zip.
 */
export function unpackBundle(bytes: Uint8Array): { files: BundleContent; isAsPacked: boolean } | null {
  try {
    const files = new Map(Object.entries(unzipSync(bytes)));
    const again = packBundle(files);
    return { files, isAsPacked: again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) };
  } catch {
    // fflate's own error where the bytes are cut or are no zip.
    return null;
  }
}
