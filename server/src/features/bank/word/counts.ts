import { DRAWABLE } from '../formats/picture-types.ts';
import {
  flat,
  MATH,
  OLE,
  PICTURE,
  type Picture,
  type Piece,
  paragraphsOf,
  trim,
  type WordBlock,
} from './ooxml/content.ts';

export interface Counts {
  readonly formulas: number;
  readonly oleFormulas: number;
  /** Of the stem; pictures in options belong to the options. */
  readonly images: number;
  readonly tables: number;
  /** Formulas of which some structure was not known, and those of MathType that have no LaTeX. */
  readonly lossy: number;
  /** Pictures that a browser cannot draw. */
  readonly hidden: number;
  /** Names of what could not be kept, as often as it stands there. */
  readonly lost: readonly string[];
}

/** `passage`: what is counted as lost or hidden in it counts for each of its questions, nothing else does. */
export function countsOf(
  stem: readonly WordBlock[],
  choices: readonly WordBlock[],
  passage: readonly WordBlock[] = [],
): Counts {
  const ofStem = piecesOf(stem);
  const all = [...ofStem, ...piecesOf(choices)];
  const shown = [...all, ...piecesOf(passage)];
  return {
    formulas: all.filter((piece) => piece.type === 'math').length,
    oleFormulas: all.filter((piece) => piece.type === 'ole').length,
    images: ofStem.filter((piece) => piece.type === 'picture').length,
    tables: stem.filter((block) => block.type === 'table').length,
    lossy: shown.filter((piece) => (piece.type === 'math' ? piece.lossy : piece.type === 'ole' && piece.latex === null))
      .length,
    hidden: shown.filter((piece) => piece.type === 'picture' && !DRAWABLE.has(piece.picture.mime)).length,
    lost: shown.flatMap((piece) => (piece.type === 'lost' ? [piece.what] : [])),
  };
}

const TITLE_LENGTH = 40;

/** The first words of a stem: formulas as □, no pictures, blanks collapsed. */
export function titleOf(stem: readonly WordBlock[]): string {
  for (const block of stem) {
    if (block.type === 'table') continue;
    const text = flat(trim(block.pieces))
      .replaceAll(PICTURE, '')
      .replace(new RegExp(`[${MATH}${OLE}]`, 'g'), '□')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '') return [...text].slice(0, TITLE_LENGTH).join('').trim();
  }
  return '';
}

export function picturesOf(blocks: readonly WordBlock[]): Pick<Picture, 'sha256' | 'mime' | 'bytes'>[] {
  const found = new Map<string, Pick<Picture, 'sha256' | 'mime' | 'bytes'>>();
  for (const piece of piecesOf(blocks)) {
    const isShown = piece.type === 'picture' || (piece.type === 'ole' && piece.latex === null);
    const picture = isShown ? piece.picture : null;
    if (picture) found.set(picture.sha256, { sha256: picture.sha256, mime: picture.mime, bytes: picture.bytes });
  }
  return [...found.values()];
}

function piecesOf(blocks: readonly WordBlock[]): Piece[] {
  return blocks.flatMap(paragraphsOf).flatMap((paragraph) => [...paragraph.pieces]);
}
