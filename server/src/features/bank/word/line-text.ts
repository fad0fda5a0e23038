import { asItLooks } from './look-alikes.ts';
import { flat, type Piece } from './ooxml/content.ts';

/** A line's flat text as it is recognised: what the eye reads, each character at the offset of its place. */
export function lineText(pieces: readonly Piece[]): string {
  return asItLooks(flat(pieces));
}
