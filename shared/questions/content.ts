import { z } from 'zod';

/**
 * Rich text as data: what a stem, an option or a solution is made of. There is no HTML in it, so nothing has to be
 * sanitised, and the same value is drawn by React, printed to PDF and written to Word.
 */
export const Mark = z.enum(['bold', 'italic', 'underline', 'subscript', 'superscript']);

export const Inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().max(20_000), marks: z.array(Mark).optional() }),
  /** `latex` is KaTeX's dialect, without delimiters. */
  z.object({ type: z.literal('math'), latex: z.string().max(5_000), display: z.boolean().optional() }),
  /** `media` is the SHA-256 (64 lower-case hex digits) of the picture's bytes; sizes are CSS pixels. */
  z.object({
    type: z.literal('image'),
    media: z.string().regex(/^[0-9a-f]{64}$/),
    alt: z.string().max(1_000),
    width: z.number().int().positive().max(5_000).optional(),
    height: z.number().int().positive().max(5_000).optional(),
  }),
  z.object({ type: z.literal('break') }),
]);

export const Paragraph = z.object({
  type: z.literal('paragraph'),
  content: z.array(Inline).max(2_000),
  align: z.enum(['left', 'center', 'right']).optional(),
});

/** @public its name stands in OpenAPI */
export const Table = z.object({
  type: z.literal('table'),
  rows: z
    .array(
      z
        .array(
          z.object({
            content: z.array(Paragraph).max(200),
            header: z.boolean().optional(),
            columns: z.number().int().positive().max(50).optional(),
            rows: z.number().int().positive().max(200).optional(),
          }),
        )
        .max(50),
    )
    .max(200),
});

export const Block = z.discriminatedUnion('type', [Paragraph, Table]);
export const RichText = z.array(Block).max(500);

export type Mark = z.infer<typeof Mark>;
export type Inline = z.infer<typeof Inline>;
export type Paragraph = z.infer<typeof Paragraph>;
export type Table = z.infer<typeof Table>;
export type Block = z.infer<typeof Block>;
export type RichText = z.infer<typeof RichText>;

/** One paragraph of plain text. */
export function plainText(text: string): RichText {
  return [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }];
}

/** The words of a rich text in reading order, formulas as their LaTeX: for search, titles and lists. */
export function wordsOf(content: RichText): string {
  return content
    .map((block) =>
      block.type === 'paragraph'
        ? wordsOfParagraph(block)
        : block.rows
            .map((row) => row.map((cell) => cell.content.map(wordsOfParagraph).join(' ')).join(' · '))
            .join('\n'),
    )
    .join('\n')
    .trim();
}

function wordsOfParagraph(paragraph: Paragraph): string {
  return paragraph.content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      if (inline.type === 'math') return inline.latex;
      if (inline.type === 'image') return inline.alt;
      return ' ';
    })
    .join('');
}

/** SHA-256 names of the pictures a rich text shows, in order, each once. */
export function mediaOf(content: RichText): string[] {
  const names = new Set<string>();
  const look = (paragraph: Paragraph) => {
    for (const inline of paragraph.content) if (inline.type === 'image') names.add(inline.media);
  };
  for (const block of content) {
    if (block.type === 'paragraph') look(block);
    else for (const row of block.rows) for (const cell of row) cell.content.forEach(look);
  }
  return [...names];
}
