import type { Block, Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import { type Piece, paragraphsOf, trim, type WordBlock, type WordParagraph } from './ooxml/content.ts';
import type { Format } from './ooxml/formatting.ts';

const MOST_BLOCKS = 500;
const MOST_INLINES = 2_000;
const MOST_ROWS = 200;
const MOST_CELLS = 50;
const LONGEST_TEXT = 20_000;

/** Word's blocks as the product's rich text. Empty paragraphs go; runs of blanks become one, a tab a wide one. */
export function richText(blocks: readonly WordBlock[]): RichText {
  return blocks.flatMap(richBlock).slice(0, MOST_BLOCKS);
}

/**
 * Rich text of an option or statement. A look that covers all of it says nothing in words, but may be the author's mark
 * of the right answer: it is taken off so that no candidate can see it.
 */
export function unmarkedText(blocks: readonly WordBlock[]): RichText {
  const texts = blocks
    .flatMap(paragraphsOf)
    .flatMap((paragraph) => paragraph.pieces)
    .filter((piece): piece is Piece & { type: 'text' } => piece.type === 'text' && piece.text.trim() !== '');
  const length = (pieces: readonly { text: string }[]) => pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const whole = length(texts);
  const covering = (['bold', 'italic', 'underline'] as const).filter(
    (mark) => length(texts.filter((piece) => piece.format[mark])) >= whole * 0.8,
  );
  const isQuoted = blocks.some((block) => block.type === 'paragraph' && block.isQuoted);
  if (covering.length === 0 || isQuoted) return richText(blocks);
  const bare: Format = Object.fromEntries(covering.map((mark) => [mark, false]));
  return richText(blocks.map((block) => plainer(block, bare)));
}

function plainer(block: WordBlock, bare: Format): WordBlock {
  if (block.type === 'table')
    return {
      ...block,
      rows: block.rows.map((row) =>
        row.map((cell) => ({ ...cell, blocks: cell.blocks.map((each) => plainer(each, bare)) })),
      ),
    };
  const pieces = block.pieces.map((piece) =>
    piece.type === 'text' ? { ...piece, format: { ...piece.format, ...bare } } : piece,
  );
  return { ...block, pieces };
}

function richBlock(block: WordBlock): Block[] {
  if (block.type === 'paragraph') return paragraphs(block);
  const rows = block.rows.slice(0, MOST_ROWS).map((row) =>
    row.slice(0, MOST_CELLS).map((cell) => ({
      content: cell.blocks.flatMap(paragraphsOf).flatMap(paragraphs).slice(0, MOST_ROWS),
      ...(cell.columns > 1 ? { columns: cell.columns } : {}),
      ...(cell.rows > 1 ? { rows: Math.min(cell.rows, MOST_ROWS) } : {}),
    })),
  );
  return rows.length === 0 ? [] : [{ type: 'table', rows }];
}

function paragraphs(paragraph: WordParagraph): Paragraph[] {
  const content = trim(paragraph.pieces).flatMap(inline).reduce<Inline[]>(merged, []);
  const out: Paragraph[] = [];
  for (let from = 0; from < content.length; from += MOST_INLINES)
    out.push({
      type: 'paragraph',
      content: content.slice(from, from + MOST_INLINES),
      ...(paragraph.align ? { align: paragraph.align } : {}),
    });
  return out;
}

function inline(piece: Piece): Inline[] {
  switch (piece.type) {
    case 'text':
      return [{ type: 'text', text: piece.text, ...withMarks(piece.format) }];
    case 'tab':
      // An em space: options on one line stay apart, as they stood in the file.
      return [{ type: 'text', text: '\u2003' }];
    case 'break':
      return [{ type: 'break' }];
    case 'lost':
      // Whoever reads the question sees that something belongs here.
      return [{ type: 'text', text: `[${piece.what}]` }];
    case 'math':
      return [
        {
          type: 'math',
          latex: piece.latex.slice(0, 5_000).toWellFormed(),
          ...(piece.display ? { display: true } : {}),
        },
      ];
    case 'picture':
    case 'ole': {
      if (piece.type === 'ole' && piece.latex !== null)
        return [{ type: 'math', latex: piece.latex.slice(0, 5_000).toWellFormed() }];
      if (!piece.picture) return [{ type: 'text', text: '□' }];
      const { sha256, alt, width, height } = piece.picture;
      const size = width === undefined || height === undefined ? {} : { width, height };
      return [{ type: 'image', media: sha256, alt: alt.slice(0, 1_000).toWellFormed(), ...size }];
    }
  }
}

function withMarks(format: Format): { marks?: Mark[] } {
  const marks: Mark[] = [];
  if (format.bold) marks.push('bold');
  if (format.italic) marks.push('italic');
  if (format.underline) marks.push('underline');
  if (format.vertical) marks.push(format.vertical);
  return marks.length > 0 ? { marks } : {};
}

/** Neighbours of one look become one text: Word cuts runs wherever its proofing stopped. */
function merged(done: Inline[], next: Inline): Inline[] {
  const last = done.at(-1);
  if (next.type !== 'text') return [...done, next];
  const text = next.text.replace(/[ \u00a0]{2,}/g, ' ');
  const isSame = last?.type === 'text' && String(last.marks ?? '') === String(next.marks ?? '');
  if (isSame && last.text.length + text.length <= LONGEST_TEXT)
    return [...done.slice(0, -1), { ...last, text: (last.text + text).replace(/ {2,}/g, ' ') }];
  return [...done, ...chunks(text).map((part) => ({ ...next, text: part }))];
}

function chunks(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += LONGEST_TEXT)
    parts.push(text.slice(from, from + LONGEST_TEXT).toWellFormed());
  return parts;
}
