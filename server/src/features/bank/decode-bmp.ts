/** Pixels row by row from the top, three bytes each: red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const MOST_PIXELS = 50_000_000;
const FILE_HEAD = 14;
/** BITMAPINFOHEADER: later heads begin with the same fields. */
const INFO_HEAD = 40;
const UNCOMPRESSED = 0;

/**
 * A Windows bitmap of 1, 4, 8, 24 or 32 bits a pixel without compression; null for every other (run lengths, bit fields, the head
 * of OS/2) and for a broken one. What is see-through in 32 bits is drawn opaque: most programs leave that byte empty. Source:
 * Microsoft's "Bitmap Storage".
 */
export function decodeBmp(bytes: Uint8Array): Pixels | null {
  if (bytes.byteLength < FILE_HEAD + INFO_HEAD || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headSize = view.getUint32(FILE_HEAD, true);
  const [width, tall] = [view.getInt32(18, true), view.getInt32(22, true)];
  const [bits, compression] = [view.getUint16(28, true), view.getUint32(30, true)];
  const height = Math.abs(tall);
  if (headSize < INFO_HEAD || compression !== UNCOMPRESSED || ![1, 4, 8, 24, 32].includes(bits)) return null;
  if (width <= 0 || height <= 0 || width * height > MOST_PIXELS) return null;
  const from = view.getUint32(10, true);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (from + stride * height > bytes.byteLength) return null;
  const palette = FILE_HEAD + headSize;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    // A positive height counts rows from the bottom.
    const start = from + (tall > 0 ? height - 1 - row : row) * stride;
    for (let column = 0; column < width; column++) {
      const at = bits >= 24 ? start + column * (bits / 8) : palette + 4 * indexAt(bytes, start, column, bits);
      const to = (row * width + column) * 3;
      data[to] = bytes[at + 2] ?? 0;
      data[to + 1] = bytes[at + 1] ?? 0;
      data[to + 2] = bytes[at] ?? 0;
    }
  }
  return { width, height, data };
}

/** Of a pixel in the palette; the first one stands in the highest bits. */
function indexAt(bytes: Uint8Array, start: number, column: number, bits: number): number {
  const bit = column * bits;
  const byte = bytes[start + (bit >> 3)] ?? 0;
  return (byte >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}
