import { createHash } from 'node:crypto';
import { mediaTypeOf } from '../media-type.ts';
import type { FileMedia } from './imported.ts';
import { SHOWABLE } from './picture-types.ts';
import { UnreadableFile } from './refusal.ts';
import { LIMITS } from './unpack.ts';

/** The pictures and sounds that the questions of one file show or play, each kept once. */
export class MediaShelf {
  readonly #kept = new Map<string, FileMedia>();

  /** Keeps a picture that a browser can draw and gives its SHA-256; null for anything else. */
  picture(bytes: Uint8Array): string | null {
    const mime = mediaTypeOf(bytes);
    return mime !== null && SHOWABLE.has(mime) ? this.#keep(bytes, mime) : null;
  }

  /** The same for a sound or a film that a browser can play. */
  sound(bytes: Uint8Array): string | null {
    const mime = mediaTypeOf(bytes);
    return mime !== null && /^(audio|video)\//.test(mime) ? this.#keep(bytes, mime) : null;
  }

  /** The media type of something kept. */
  typeOf(sha256: string): string | null {
    return this.#kept.get(sha256)?.mime ?? null;
  }

  bytesOf(sha256: string): Uint8Array | null {
    return this.#kept.get(sha256)?.bytes ?? null;
  }

  all(): FileMedia[] {
    return [...this.#kept.values()];
  }

  #keep(bytes: Uint8Array, mime: string): string {
    if (bytes.byteLength > LIMITS.pictureBytes) throw new UnreadableFile('fileTooLarge');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!this.#kept.has(sha256)) this.#kept.set(sha256, { sha256, mime, bytes });
    return sha256;
  }
}
