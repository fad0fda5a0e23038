import type { Piece } from './content.ts';

/** Signs without a width (joiners, marks of direction, soft hyphens) stand in no word that a reader sees. */
function withoutUnseen(piece: Piece): Piece {
  return piece.type === 'text'
    ? { ...piece, text: piece.text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '') }
    : piece;
}

/** NFC throughout, also where a letter and its mark stand in two runs; neighbours of one look become one piece. */
export function composed(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces.map(withoutUnseen)) {
    const last = out.at(-1);
    if (piece.type !== 'text' || last?.type !== 'text') {
      out.push(piece);
      continue;
    }
    const marks = /^\p{M}+/u.exec(piece.text)?.[0] ?? '';
    out[out.length - 1] = { ...last, text: last.text + marks };
    if (piece.text.length > marks.length) out.push({ ...piece, text: piece.text.slice(marks.length) });
  }
  return out.map((piece) => (piece.type === 'text' ? { ...piece, text: piece.text.normalize('NFC') } : piece));
}
