import { createHash } from 'node:crypto';
import { pictureTypeOf } from '../../formats/picture-types.ts';
import { UnreadableFile } from '../../formats/refusal.ts';
import { LIMITS } from '../../formats/unpack.ts';
import type { Picture } from './content.ts';
import type { Package } from './open-package.ts';

export interface PictureUse {
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
}

/** Takes pictures out of a package, hashing each part once. */
export function pictureReader(parts: Package): (name: string | undefined, use: PictureUse) => Picture | null {
  const read = new Map<string, { sha256: string; mime: string; bytes: Uint8Array }>();
  return (name, use) => {
    const bytes = name === undefined ? undefined : parts.get(name);
    if (name === undefined || !bytes) return null;
    if (bytes.byteLength > LIMITS.pictureBytes) throw new UnreadableFile('fileTooLarge', name);
    const known = read.get(name) ?? { sha256: sha256(bytes), mime: pictureTypeOf(bytes), bytes };
    read.set(name, known);
    return { ...known, ...use };
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
