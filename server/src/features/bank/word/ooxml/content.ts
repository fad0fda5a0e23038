import type { Format } from './formatting.ts';

/** What stands in a Word paragraph, in reading order. Each piece but text counts as one character. */
export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly format: Format }
  | { readonly type: 'tab' }
  | { readonly type: 'break' }
  | {
      readonly type: 'math';
      readonly latex: string;
      readonly plain: string;
      readonly display: boolean;
      readonly lossy: boolean;
    }
  | { readonly type: 'picture'; readonly picture: Picture; readonly floating: boolean }
  /** A formula kept as an OLE object (MathType): `latex` is null where only its preview picture can be shown. */
  | { readonly type: 'ole'; readonly picture: Picture | null; readonly latex: string | null }
  /** What Word draws and we cannot: shapes, a diagram, a picture that is not in the file. `what`: its name in a report. */
  | { readonly type: 'lost'; readonly what: string };

export interface Picture {
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly alt: string;
  /** CSS pixels, as shown on the page. */
  readonly width?: number;
  readonly height?: number;
}

export interface WordParagraph {
  readonly type: 'paragraph';
  readonly pieces: readonly Piece[];
  readonly align?: 'left' | 'center' | 'right';
  /** Written by this product as content alone: nothing in it is a label, a key or a heading. */
  readonly isQuoted?: true;
  /** Written by this product around what several questions are about: the line that names them, and its title. */
  readonly role?: 'shared' | 'sharedTitle';
}

/** Styles of paragraphs that the product itself wrote, by id and by the name that other programs keep. */
export const OWN_STYLES = {
  quoted: { id: 'KhaoThiContent', name: 'Khảo Thí: nội dung' },
  shared: { id: 'KhaoThiStimulus', name: 'Khảo Thí: ngữ liệu chung' },
  sharedTitle: { id: 'KhaoThiStimulusTitle', name: 'Khảo Thí: tên ngữ liệu' },
} as const;
export type OwnStyle = keyof typeof OWN_STYLES;

export interface WordTable {
  readonly type: 'table';
  readonly rows: readonly (readonly WordCell[])[];
}

export interface WordCell {
  readonly blocks: readonly WordBlock[];
  readonly columns: number;
  readonly rows: number;
}

export type WordBlock = WordParagraph | WordTable;

/** Stand-ins for what is not text, from the private use area: one per piece, so that offsets in the flat text are places. */
export const MATH = '\uE000';
export const PICTURE = '\uE001';
export const OLE = '\uE002';

/** One character for each place; blanks of every width are a plain one. */
export function flat(pieces: readonly Piece[]): string {
  return pieces.map(flatPiece).join('');
}

function flatPiece(piece: Piece): string {
  if (piece.type === 'text') return piece.text.replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  if (piece.type === 'tab') return '\t';
  if (piece.type === 'break') return '\n';
  if (piece.type === 'math') return MATH;
  return piece.type === 'ole' ? OLE : PICTURE;
}

/** The pieces between two offsets of the flat text. */
export function slice(pieces: readonly Piece[], from: number, to = Number.POSITIVE_INFINITY): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = piece.type === 'text' ? piece.text.length : 1;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start < end) cut.push(piece.type === 'text' ? { ...piece, text: piece.text.slice(start, end) } : piece);
    at += length;
  }
  return cut;
}

/** Without white space, tabs and line breaks at both ends. */
export function trim(pieces: readonly Piece[]): Piece[] {
  const text = flat(pieces);
  const start = text.length - text.trimStart().length;
  return slice(pieces, start, Math.max(start, text.trimEnd().length));
}

/** Every paragraph of a block, those in table cells too. */
export function paragraphsOf(block: WordBlock): WordParagraph[] {
  if (block.type === 'paragraph') return [block];
  return block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap(paragraphsOf)));
}

function plainPiece(piece: Piece): string {
  if (piece.type === 'math') return piece.plain;
  if (piece.type === 'ole') return piece.latex ?? ' ';
  return piece.type === 'text' ? piece.text : ' ';
}

/** Words as a reader would say them: formulas by their plain text. */
export function plain(pieces: readonly Piece[]): string {
  return pieces.map(plainPiece).join('').replace(/\s+/g, ' ').trim();
}
