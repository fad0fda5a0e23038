import { hashText } from './chain.ts';

/**
 * A text that is too long for one QR picture, as a chain of them: "KTQ1.<chain>.<place>.<count>.<check>.<piece>". `chain` is
 * the beginning of the whole text's hash, so that pieces of two pupils never mix; `check` that of the piece. Any order, any
 * number of times.
 */
export function qrPieces(text: string, pieceLength = PIECE_LENGTH): string[] {
  const chain = hashText(text).slice(0, CHAIN_LENGTH);
  const count = Math.max(1, Math.ceil(text.length / pieceLength));
  return Array.from({ length: count }, (_, place) => {
    const piece = text.slice(place * pieceLength, (place + 1) * pieceLength);
    return `KTQ1.${chain}.${place + 1}.${count}.${checkOf(chain, place + 1, count, piece)}.${piece}`;
  });
}

/** A camera of an old laptop reads this many letters from a screen at arm's length. */
const PIECE_LENGTH = 600;
const CHAIN_LENGTH = 12;
/** More pieces than the longest exam with essays has. */
const MOST_PIECES = 2_000;

/** What has been read of a chain so far. */
export interface QrReading {
  readonly chain: string;
  readonly count: number;
  readonly pieces: ReadonlyMap<number, string>;
}

/** What became of a picture: `other` is not one of ours, `broken` was misread, `known` was read before. */
export type QrStep =
  | { readonly kind: 'other' | 'broken' | 'known'; readonly reading: QrReading | null }
  | { readonly kind: 'new'; readonly reading: QrReading }
  | { readonly kind: 'whole'; readonly reading: QrReading; readonly text: string };

/** Takes one picture's text. A piece of another chain begins that chain anew: the next pupil's screen is being read. */
export function readQrPiece(before: QrReading | null, text: string): QrStep {
  const parts = PIECE.exec(text);
  if (!parts) return { kind: 'other', reading: before };
  const [, chain = '', placeText, countText, check, piece = ''] = parts;
  const [place, count] = [Number(placeText), Number(countText)];
  const isSound = place >= 1 && place <= count && count <= MOST_PIECES && checkOf(chain, place, count, piece) === check;
  if (!isSound) return { kind: 'broken', reading: before };
  const isSame = before?.chain === chain && before.count === count;
  const known = isSame ? before.pieces : new Map<number, string>();
  if (isSame && known.has(place)) return { kind: 'known', reading: before };
  const reading = { chain, count, pieces: new Map(known).set(place, piece) };
  if (reading.pieces.size < count) return { kind: 'new', reading };
  const whole = Array.from({ length: count }, (_, index) => reading.pieces.get(index + 1)).join('');
  return hashText(whole).startsWith(chain)
    ? { kind: 'whole', reading, text: whole }
    : { kind: 'broken', reading: null };
}

const PIECE = /^KTQ1\.([\w-]{12})\.(\d{1,4})\.(\d{1,4})\.([\w-]{6})\.(.*)$/s;

const checkOf = (chain: string, place: number, count: number, piece: string) =>
  hashText(`${chain}.${place}.${count}.${piece}`).slice(0, 6);
