const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const FREE_FROM = 0xfffffffa;
const DIRECTORY_ENTRY = 128;
const HEADER_DIFAT = 109;
const STREAM = 2;
const ROOT = 5;

/**
 * One stream of an OLE compound file by its name, or null where there is none or the file is broken. Source: [MS-CFB]. Chains
 * that never end are cut at the number of sectors there are.
 */
export function streamOf(file: Uint8Array, name: string): Uint8Array | null {
  if (file.byteLength < 512 || !SIGNATURE.every((byte, at) => file[at] === byte)) return null;
  try {
    return findStream(new DataView(file.buffer, file.byteOffset, file.byteLength), name);
  } catch (error) {
    // Offsets of a broken file lead behind its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function findStream(view: DataView, name: string): Uint8Array | null {
  const size = 1 << Math.min(16, view.getUint16(30, true));
  const smallSize = 1 << Math.min(16, view.getUint16(32, true));
  const cutoff = view.getUint32(56, true);
  const table = sectorTable(view, size);
  const chain = (start: number, next: readonly number[] | Uint32Array): number[] => {
    const sectors: number[] = [];
    for (let at = start; at < FREE_FROM && sectors.length <= next.length; at = next[at] ?? FREE_FROM) sectors.push(at);
    return sectors;
  };
  const joined = (start: number) => concat(chain(start, table).map((sector) => sectorAt(view, sector, size)));
  const directory = joined(view.getUint32(48, true));
  const entries = entriesOf(directory);
  const entry = entries.find((one) => one.type === STREAM && one.name === name);
  const root = entries.find((one) => one.type === ROOT);
  if (!entry) return null;
  if (entry.size >= cutoff || !root) return joined(entry.start).subarray(0, entry.size);
  const small = joined(root.start);
  const smallTable = numbersOf(joined(view.getUint32(60, true)));
  const pieces = chain(entry.start, smallTable).map((at) => small.subarray(at * smallSize, (at + 1) * smallSize));
  return concat(pieces).subarray(0, entry.size);
}

function sectorTable(view: DataView, size: number): number[] {
  const most = Math.ceil(view.byteLength / size);
  const sectors: number[] = [];
  for (let at = 0; at < HEADER_DIFAT; at++) sectors.push(view.getUint32(76 + at * 4, true));
  let next = view.getUint32(68, true);
  for (let seen = 0; next < FREE_FROM && seen < most; seen++) {
    const more = numbersOf(sectorAt(view, next, size));
    sectors.push(...more.slice(0, -1));
    next = more.at(-1) ?? FREE_FROM;
  }
  return sectors
    .filter((sector) => sector < FREE_FROM)
    .slice(0, most)
    .flatMap((sector) => [...numbersOf(sectorAt(view, sector, size))]);
}

function sectorAt(view: DataView, sector: number, size: number): Uint8Array {
  const from = (sector + 1) * size;
  if (from >= view.byteLength) throw new RangeError(`sector ${sector} is behind the end`);
  return new Uint8Array(view.buffer, view.byteOffset + from, Math.min(size, view.byteLength - from));
}

function entriesOf(directory: Uint8Array) {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: { name: string; type: number; start: number; size: number }[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.byteLength; at += DIRECTORY_ENTRY) {
    const letters = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + letters)),
      type: directory[at + 66] ?? 0,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) => view.getUint32(at * 4, true));
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
