import type { Block, Inline, Paragraph, RichText, Table } from 'shared/questions/content.ts';
import type { ExportMedia } from '../exports/exporter.ts';
import { pictureSizeOf } from '../picture-size.ts';
import { OWN_STYLES } from '../word/ooxml/content.ts';
import { latexToOmml } from './latex-to-omml.ts';

/** Writes rich text as Word's elements and remembers which pictures it used and what it could not say. */
export interface XmlWriter {
  /** Runs of one paragraph. */
  runs(content: readonly Inline[]): string;
  /** Blocks as paragraphs and tables that the importer takes as they are, whatever their words look like. */
  blocks(content: RichText): string;
  /** Names of what was lost since the last call. */
  lost(): string[];
  /** Pictures used so far, each with its relationship. */
  pictures(): { readonly relation: string; readonly media: ExportMedia }[];
}

const EMU_PER_PIXEL = 9_525;
const PAGE_PIXELS = 640;

export function xmlWriter(find: (sha256: string) => ExportMedia | null): XmlWriter {
  const used = new Map<string, ExportMedia>();
  let losses: string[] = [];
  /** Every drawing has a number of its own, also where it shows the same picture. */
  let drawn = 0;
  const lose = (what: string) => {
    losses.push(what);
  };

  function runs(content: readonly Inline[]): string {
    return content.map(inline).join('');
  }

  function inline(piece: Inline): string {
    switch (piece.type) {
      case 'text':
        return textRun(piece.text, piece.marks ?? []);
      case 'break':
        return '<w:r><w:br/></w:r>';
      case 'math': {
        const omml = latexToOmml(piece.latex);
        if (omml === null) {
          lose('formula');
          return textRun(`$${piece.latex}$`, []);
        }
        return piece.display ? `<m:oMathPara>${omml}</m:oMathPara>` : omml;
      }
      case 'image':
        return image(piece);
      case 'gap':
      case 'hot':
        lose(piece.type);
        return textRun(piece.type === 'hot' ? piece.text : '……', []);
    }
  }

  function image(piece: Inline & { type: 'image' }): string {
    const found = find(piece.media);
    if (!found) {
      lose('image');
      return textRun(`[${piece.alt}]`, []);
    }
    used.set(piece.media, found);
    const id = [...used.keys()].indexOf(piece.media) + 1;
    const place = ++drawn;
    const own = pictureSizeOf(found.bytes, found.mime) ?? { width: 200, height: 150 };
    const shrink = Math.min(1, PAGE_PIXELS / own.width);
    const width = piece.width ?? Math.max(1, Math.round(own.width * shrink));
    const height = piece.height ?? Math.max(1, Math.round(own.height * shrink));
    const [cx, cy] = [width * EMU_PER_PIXEL, height * EMU_PER_PIXEL];
    const shape = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${place}" name="image${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${place}" name="Hình ${place}" descr="${escaped(piece.alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${shape}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  function paragraph({ content, align }: Paragraph): string {
    const place = align && align !== 'left' ? `<w:jc w:val="${align}"/>` : '';
    return `<w:p><w:pPr><w:pStyle w:val="${OWN_STYLES.quoted.id}"/>${place}</w:pPr>${runs(content)}</w:p>`;
  }

  function block(one: Block): string {
    switch (one.type) {
      case 'paragraph':
        return paragraph(one);
      case 'table':
        return table(one);
      case 'code': {
        lose('code');
        const lines = one.text.split('\n').map((line) => textRun(line, [], MONOSPACE));
        return `<w:p><w:pPr><w:pStyle w:val="${OWN_STYLES.quoted.id}"/></w:pPr>${lines.join('<w:r><w:br/></w:r>')}</w:p>`;
      }
      case 'audio':
      case 'video':
        lose(one.type);
        return `<w:p><w:pPr><w:pStyle w:val="${OWN_STYLES.quoted.id}"/></w:pPr>${textRun(`[${one.title ?? one.type}]`, [])}</w:p>`;
    }
  }

  function table({ rows }: Table): string {
    if (rows.some((row) => row.some((cell) => cell.header))) lose('tableHeader');
    /** Columns that a cell above still takes: how many rows more, and how wide it is. */
    const open = new Map<number, { rows: number; columns: number }>();
    const lines = rows.map((row) => {
      const cells = [...row];
      let xml = '';
      for (let column = 0; cells.length > 0 || open.has(column); ) {
        const above = open.get(column);
        const cell = above ? undefined : cells.shift();
        const columns = above?.columns ?? cell?.columns ?? 1;
        const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
        const merge = above ? '<w:vMerge/>' : (cell?.rows ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : '';
        const inner = cell && cell.content.length > 0 ? cell.content.map(paragraph).join('') : '<w:p/>';
        xml += `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${inner}</w:tc>`;
        if (above && --above.rows === 0) open.delete(column);
        else if (cell && (cell.rows ?? 1) > 1) open.set(column, { rows: (cell.rows ?? 1) - 1, columns });
        column += columns;
      }
      return `<w:tr>${xml}</w:tr>`;
    });
    const width = Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + (cell.columns ?? 1), 0)), 1);
    const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
      .join('');
    return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tblGrid>${'<w:gridCol/>'.repeat(width)}</w:tblGrid>${lines.join('')}</w:tbl>`;
  }

  return {
    runs,
    blocks: (content) => content.map(block).join(''),
    lost() {
      const all = [...new Set(losses)];
      losses = [];
      return all;
    },
    pictures: () => [...used.values()].map((found, at) => ({ relation: `rIdImage${at + 1}`, media: found })),
  };
}

const MONOSPACE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>';
const LOOKS: Readonly<Record<string, string>> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  underline: '<w:u w:val="single"/>',
  subscript: '<w:vertAlign w:val="subscript"/>',
  superscript: '<w:vertAlign w:val="superscript"/>',
};
/** Word wants a run's properties in this order. */
const ORDER = ['bold', 'italic', 'underline', 'subscript', 'superscript'];

export function textRun(text: string, marks: readonly string[], font = ''): string {
  const looks =
    font +
    ORDER.filter((mark) => marks.includes(mark))
      .map((mark) => LOOKS[mark])
      .join('');
  return `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** For text and attributes; signs that XML forbids stand in no text of the product. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
