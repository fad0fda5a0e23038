import { z } from 'zod';
import { PartId } from './part-id.ts';

/**
 * Rich text as data: what a stem, an option or a solution is made of. There is no HTML in it, so nothing has to be
 * sanitised, and the same value is drawn by React, printed to PDF and written to Word.
 */
export const Mark = z.enum(['bold', 'italic', 'underline', 'subscript', 'superscript']);

/** The SHA-256 (64 lower-case hex digits) of a picture's, a sound's or a film's bytes. @public */
export const MediaId = z.string().regex(/^[0-9a-f]{64}$/);

export const Inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().max(20_000), marks: z.array(Mark).optional() }),
  /** `latex` is KaTeX's dialect, without delimiters. */
  z.object({ type: z.literal('math'), latex: z.string().max(5_000), display: z.boolean().optional() }),
  /** Sizes are CSS pixels. */
  z.object({
    type: z.literal('image'),
    media: MediaId,
    alt: z.string().max(1_000),
    width: z.number().int().positive().max(5_000).optional(),
    height: z.number().int().positive().max(5_000).optional(),
  }),
  z.object({ type: z.literal('break') }),
  /** A place to be filled in; what goes there stands in the question (cloze, gapMatch). */
  z.object({ type: z.literal('gap'), id: PartId }),
  /** Words that can be chosen where they stand (hotText). */
  z.object({ type: z.literal('hot'), id: PartId, text: z.string().max(2_000), marks: z.array(Mark).optional() }),
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

/** Program text, kept line by line. `language` as highlighters name it: "python", "cpp". */
const Code = z.object({
  type: z.literal('code'),
  text: z.string().max(20_000),
  language: z.string().max(30).optional(),
});

const playable = {
  media: MediaId,
  /** How often a candidate may play it; any number of times where it is absent. */
  plays: z.number().int().positive().max(20).optional(),
  /** What is said in it: for authors and reviewers, never shown to a candidate (`forCandidates`). */
  transcript: z.string().max(20_000).optional(),
  title: z.string().max(300).optional(),
};
const Audio = z.object({ type: z.literal('audio'), ...playable });
const Video = z.object({ type: z.literal('video'), ...playable });

export const Block = z.discriminatedUnion('type', [Paragraph, Table, Code, Audio, Video]);
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
  return content.map(wordsOfBlock).join('\n').trim();
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return wordsOfParagraph(block);
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => cell.content.map(wordsOfParagraph).join(' ')).join(' · '))
        .join('\n');
    case 'code':
      return block.text;
    case 'audio':
    case 'video':
      return block.title ?? '';
  }
}

function wordsOfParagraph(paragraph: Paragraph): string {
  return paragraph.content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      if (inline.type === 'math') return inline.latex;
      if (inline.type === 'image') return inline.alt;
      if (inline.type === 'hot') return inline.text;
      if (inline.type === 'gap') return GAP;
      return ' ';
    })
    .join('');
}

/** How a gap reads in a line of words. */
export const GAP = '____';

/** True for a text with neither words nor anything to look at or listen to. */
export function isBlank(content: RichText): boolean {
  return wordsOf(content) === '' && mediaIn(content).length === 0;
}

/** Every inline of a text in reading order, those in tables too. */
export function inlinesOf(content: RichText): Inline[] {
  return content.flatMap((block) => {
    if (block.type === 'paragraph') return block.content;
    if (block.type === 'table')
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.content.flatMap((p) => p.content)));
    return [];
  });
}

/** Ids of the gaps of a text, in reading order. @public */
export function gapsOf(content: RichText): string[] {
  return inlinesOf(content).flatMap((inline) => (inline.type === 'gap' ? [inline.id] : []));
}

/** True where a picture says nothing to those who cannot see it. */
export function hasImageWithoutAlt(content: RichText): boolean {
  return inlinesOf(content).some((inline) => inline.type === 'image' && inline.alt.trim() === '');
}

/**
 * Names of the pictures, sounds and films in any value made of rich text and of pictures (`{ media }`), in order, each
 * once: a text, a definition, a view, a stimulus.
 */
export function mediaIn(value: unknown): string[] {
  const names = new Set<string>();
  const look = (inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return;
    const { media } = inner as { media?: unknown };
    if (typeof media === 'string') names.add(media);
    for (const one of Object.values(inner)) look(one);
  };
  look(value);
  return [...names];
}

/** The value without what its texts hold for authors only: the transcripts of sounds and films. */
export function forCandidates<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(forCandidates) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const { type } = value as { type?: unknown };
  const isPlayable = type === 'audio' || type === 'video';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isPlayable && name === 'transcript'))
      .map(([name, inner]) => [name, forCandidates(inner)]),
  ) as Value;
}
