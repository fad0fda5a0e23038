import type { Block, Inline, Paragraph, RichText } from 'shared/questions/content.ts';
import { splitAtGaps } from '../../cloze/parse-cloze.ts';

export const gapId = (index: number) => `g${index + 1}`;

/** Turns the gap marks in the words of a text into gaps. Marks of which the page made something else stay out. */
export function withGaps(content: RichText): RichText {
  return content.map((block): Block => {
    if (block.type === 'paragraph') return ofParagraph(block);
    if (block.type !== 'table') return block;
    const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(ofParagraph) })));
    return { ...block, rows };
  });
}

function ofParagraph(paragraph: Paragraph): Paragraph {
  return { ...paragraph, content: paragraph.content.flatMap(ofInline) };
}

function ofInline(inline: Inline): Inline[] {
  if (inline.type !== 'text') return [inline];
  return splitAtGaps(inline.text).map((piece) =>
    typeof piece === 'number' ? { type: 'gap', id: gapId(piece) } : { ...inline, text: piece },
  );
}
