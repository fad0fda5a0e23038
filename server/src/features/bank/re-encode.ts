import sharp from 'sharp';
import { decodeBmp } from './decode-bmp.ts';

const MOST_PIXELS = 50_000_000;
/** Wider than any screen that shows a question. */
const LONGEST_SIDE = 4_000;
const MOST_SECONDS = 10;

export interface Picture {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/**
 * A picture decoded and written anew: upright, at most `LONGEST_SIDE` pixels a side, without a camera's place and time, and
 * without anything that only pretended to be a picture. Moving pictures go on moving, as WebP. Null where it cannot be decoded.
 */
export async function reEncoded({ mime, bytes }: Picture): Promise<Picture | null> {
  try {
    const animated = mime === 'image/gif' || mime === 'image/webp';
    const bitmap = mime === 'image/bmp' ? decodeBmp(bytes) : null;
    if (mime === 'image/bmp' && !bitmap) return null;
    const raw = bitmap ? { raw: { width: bitmap.width, height: bitmap.height, channels: 3 as const } } : {};
    const picture = sharp(bitmap?.data ?? bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated, ...raw })
      .timeout({ seconds: MOST_SECONDS })
      .rotate();
    const size = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' as const, withoutEnlargement: true };
    // Drawings and scans: nothing of them may be smeared.
    const isDrawing = mime === 'image/bmp' || mime === 'image/tiff';
    if (isDrawing || mime === 'image/png')
      return { mime: 'image/png', bytes: await picture.resize(size).png().toBuffer() };
    if (mime === 'image/jpeg') return { mime, bytes: await picture.resize(size).jpeg({ quality: 88 }).toBuffer() };
    // Frames of a moving picture stand one below another: they are not resized as one.
    return { mime: 'image/webp', bytes: await picture.webp({ quality: 88 }).toBuffer() };
  } catch {
    return null;
  }
}
