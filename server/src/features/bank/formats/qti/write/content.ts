import type { Block, Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import { mathOf } from './math.ts';
import { el, type Xml, type XmlNode } from './xml.ts';

/** Where the package keeps a picture, a sound or a film, by its SHA-256; null where the bytes are not to be had. */
export type MediaPath = (media: string) => string | null;
/** What stands for a gap or for words that can be chosen. */
export type Live = (inline: Extract<Inline, { type: 'gap' | 'hot' }>) => Xml;

const MARKS: Readonly<Record<Mark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
};

/** Rich text as the XHTML that QTI allows. */
export function contentOf(text: RichText, path: MediaPath, live: Live = () => ''): XmlNode[] {
  return text.map((block) => blockOf(block, path, live));
}

function blockOf(block: Block, path: MediaPath, live: Live): XmlNode {
  switch (block.type) {
    case 'paragraph':
      return paragraphOf(block, path, live);
    case 'table':
      return el(
        'table',
        {},
        el(
          'tbody',
          {},
          ...block.rows.map((row) =>
            el(
              'tr',
              {},
              ...row.map((cell) =>
                el(
                  cell.header ? 'th' : 'td',
                  { colspan: cell.columns, rowspan: cell.rows },
                  ...cell.content.map((paragraph) => paragraphOf(paragraph, path, live)),
                ),
              ),
            ),
          ),
        ),
      );
    case 'code':
      return el(
        'pre',
        {},
        el('code', { class: block.language ? `language-${block.language}` : undefined }, block.text),
      );
    case 'audio':
    case 'video': {
      const { media, plays, transcript, title } = block;
      const said = {
        src: path(media) ?? '',
        controls: 'controls',
        title,
        'data-plays': plays,
        'data-transcript': transcript,
      };
      return el('div', {}, el(block.type, said));
    }
  }
}

function paragraphOf({ content, align }: Paragraph, path: MediaPath, live: Live): XmlNode {
  const said = align ? { class: `qti-align-${align}` } : {};
  return el('p', said, ...content.map((inline) => inlineOf(inline, path, live)));
}

function inlineOf(inline: Inline, path: MediaPath, live: Live): Xml {
  switch (inline.type) {
    case 'text':
      return (inline.marks ?? []).reduceRight<Xml>((inner, mark) => el(MARKS[mark], {}, inner), inline.text);
    case 'math':
      return mathOf(inline.latex, inline.display ?? false);
    case 'image': {
      const { alt, width, height } = inline;
      return el('img', { src: path(inline.media) ?? '', alt, width, height });
    }
    case 'break':
      return el('br');
    case 'gap':
    case 'hot':
      return live(inline);
  }
}
