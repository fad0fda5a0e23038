import type { JSONContent } from '@tiptap/core';
import type { Block, Inline, Mark, Paragraph, RichText, Table } from 'shared/questions/content.ts';

/**
 * Rich text as the editor's document, and back. What the editor has no way to write (a gap, a sound, program text) goes
 * through it untouched, as a node that only carries it.
 */
export function toDocument(content: RichText): JSONContent {
  return { type: 'doc', content: content.length > 0 ? content.map(blockNode) : [{ type: 'paragraph' }] };
}

/** Paragraphs without anything in them are how a hand makes room; a question does not keep them. */
export function fromDocument(document: JSONContent): RichText {
  return (document.content ?? []).flatMap((node): Block[] => {
    if (node.type === 'table') return [tableOf(node)];
    if (node.type === 'keptBlock') return [node.attrs?.block as Block];
    const paragraph = paragraphOf(node);
    return paragraph.content.length > 0 ? [paragraph] : [];
  });
}

function blockNode(block: Block): JSONContent {
  if (block.type === 'paragraph') return paragraphNode(block);
  if (block.type === 'table') return tableNode(block);
  return { type: 'keptBlock', attrs: { block } };
}

function paragraphNode({ content, align }: Paragraph): JSONContent {
  return { type: 'paragraph', attrs: { align: align ?? null }, content: content.flatMap(inlineNode) };
}

function tableNode({ rows }: Table): JSONContent {
  return {
    type: 'table',
    content: rows.map((row) => ({
      type: 'tableRow',
      content: row.map(({ content, header, columns, rows: down }) => ({
        type: header ? 'tableHeader' : 'tableCell',
        attrs: { colspan: columns ?? 1, rowspan: down ?? 1 },
        content: content.length > 0 ? content.map(paragraphNode) : [{ type: 'paragraph' }],
      })),
    })),
  };
}

function inlineNode(inline: Inline): JSONContent[] {
  switch (inline.type) {
    case 'text':
      return inline.text === ''
        ? []
        : [{ type: 'text', text: inline.text, marks: (inline.marks ?? []).map((type) => ({ type })) }];
    case 'math':
      return [{ type: 'math', attrs: { latex: inline.latex, display: inline.display ?? false } }];
    case 'image': {
      const { media, alt, width = null, height = null } = inline;
      return [{ type: 'picture', attrs: { media, alt, width, height } }];
    }
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'gap':
    case 'hot':
      return [{ type: 'keptInline', attrs: { inline } }];
  }
}

function paragraphOf(node: JSONContent): Paragraph {
  const align = node.attrs?.align as Paragraph['align'] | null | undefined;
  return { type: 'paragraph', content: (node.content ?? []).flatMap(inlineOf), ...(align ? { align } : {}) };
}

function tableOf(node: JSONContent): Table {
  return {
    type: 'table',
    rows: (node.content ?? []).map((row) =>
      (row.content ?? []).map(({ type, attrs, content = [] }) => {
        const [columns, rows] = [Number(attrs?.colspan ?? 1), Number(attrs?.rowspan ?? 1)];
        return {
          content: content.map(paragraphOf).filter((paragraph) => paragraph.content.length > 0),
          ...(type === 'tableHeader' ? { header: true } : {}),
          ...(columns > 1 ? { columns } : {}),
          ...(rows > 1 ? { rows } : {}),
        };
      }),
    ),
  };
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'underline', 'subscript', 'superscript'];

function inlineOf({ type, text = '', marks = [], attrs = {} }: JSONContent): Inline[] {
  switch (type) {
    case 'text': {
      const held = MARKS.filter((mark) => marks.some((one) => one.type === mark));
      return [{ type: 'text', text, ...(held.length > 0 ? { marks: held } : {}) }];
    }
    case 'math':
      return [{ type: 'math', latex: String(attrs.latex), ...(attrs.display ? { display: true } : {}) }];
    case 'picture': {
      const size = (name: 'width' | 'height') => (typeof attrs[name] === 'number' ? { [name]: attrs[name] } : {});
      return [
        {
          type: 'image',
          media: String(attrs.media),
          alt: String(attrs.alt ?? ''),
          ...size('width'),
          ...size('height'),
        },
      ];
    }
    case 'hardBreak':
      return [{ type: 'break' }];
    case 'keptInline':
      return [attrs.inline as Inline];
    default:
      return [];
  }
}
