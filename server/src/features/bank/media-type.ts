import { pictureTypeOf, SHOWABLE } from './formats/picture-types.ts';

/** WebP begins like a sound, so the four bytes after the length decide; MP4 says what it holds behind its own length. */
const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/**
 * The media type of bytes that a browser shows or plays, by the bytes alone; null for anything else. A container that may
 * hold sound or film is named as film: both elements play it.
 */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const start = text(bytes, 0, 4);
  if (start === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return 'audio/wav';
  if (start === 'RIFF' && text(bytes, 8, 12) !== 'WEBP') return null;
  if (start === 'OggS') return 'audio/ogg';
  if (text(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (start === '\x1aE\xdf\xa3') return 'video/webm';
  if (text(bytes, 4, 8) === 'ftyp') return /^M4[AB]/.test(text(bytes, 8, 12)) ? 'audio/mp4' : 'video/mp4';
  const picture = pictureTypeOf(bytes);
  return SHOWABLE.has(picture) ? picture : null;
}
