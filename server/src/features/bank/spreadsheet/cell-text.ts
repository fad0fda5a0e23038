import type { Block, Inline, Mark, RichText } from 'shared/questions/content.ts';
import { RichTextBuilder } from '../html/builder.ts';
import { formulaAt } from './formula-at.ts';

/**
 * Rich text in a cell: a line for a paragraph, formulas between dollars (`$$` for one that stands alone), and the marks
 * `<b> <i> <u> <sub> <sup> <br>`. Other signs mean themselves ("x < 5"); `\$` is a dollar, `\\` a backslash, `&lt;b>` the letters "<b>".
 */
const TAGS = { b: 'bold', i: 'italic', u: 'underline', sub: 'subscript', sup: 'superscript' } as const;
const TAG = /<(\/?)(b|i|u|sub|sup|br)\s*\/?>/gi;
const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

export function richTextOfCell(cell: string): RichText {
  const builder = new RichTextBuilder([]);
  for (const line of cell.split(/\r\n?|\n/)) {
    let words = '';
    for (let at = 0; at < line.length; ) {
      const formula = formulaAt(line, at);
      if (formula) {
        marked(words, builder);
        words = '';
        builder.inline({ type: 'math', latex: formula.latex, ...(formula.display ? { display: true } : {}) });
        at = formula.next;
      } else {
        const isEscape = line[at] === '\\' && /[\\$]/.test(line[at + 1] ?? '');
        words += line[isEscape ? at + 1 : at];
        at += isEscape ? 2 : 1;
      }
    }
    marked(words, builder);
    builder.paragraph();
  }
  return builder.done();
}

/** Marks do not reach over a formula: its dollars part the words, and the words behind it are marked anew. */
function marked(text: string, builder: RichTextBuilder): void {
  const open: Mark[] = [];
  let from = 0;
  const words = (part: string) =>
    builder.text(
      part.replace(/&(lt|gt|amp);/g, (_found, name: string) => SIGNS[name] ?? ''),
      ordered(open),
    );
  for (const found of text.matchAll(TAG)) {
    words(text.slice(from, found.index));
    from = found.index + found[0].length;
    const name = (found[2] ?? '').toLowerCase();
    if (name === 'br') builder.break();
    else {
      const mark = TAGS[name as keyof typeof TAGS];
      const at = open.lastIndexOf(mark);
      if (found[1] === '') open.push(mark);
      else if (at >= 0) open.splice(at, 1);
    }
  }
  words(text.slice(from));
}

const ORDER = Object.values(TAGS);
const ordered = (marks: readonly Mark[]): Mark[] => ORDER.filter((mark) => marks.includes(mark));

/** `lost` takes the names of what a cell cannot hold: pictures, tables, sounds. */
export function cellOfRichText(content: RichText, lost: Set<string>): string {
  return content.map((block) => lineOf(block, lost)).join('\n');
}

function lineOf(block: Block, lost: Set<string>): string {
  if (block.type === 'paragraph') return block.content.map((inline) => wordsOf(inline, lost)).join('');
  lost.add(block.type);
  if (block.type === 'table')
    return block.rows
      .map((row) => row.map((cell) => cell.content.map((each) => lineOf(each, lost)).join('<br>')).join(' | '))
      .join('\n');
  return block.type === 'code' ? escaped(block.text) : escaped(block.title ?? '');
}

function wordsOf(inline: Inline, lost: Set<string>): string {
  switch (inline.type) {
    case 'text': {
      const names = Object.entries(TAGS).filter(([, mark]) => inline.marks?.includes(mark));
      const opened = names.map(([name]) => `<${name}>`).join('');
      const closed = names
        .reverse()
        .map(([name]) => `</${name}>`)
        .join('');
      return `${opened}${escaped(inline.text.replace(/\s*\n\s*/g, ' '))}${closed}`;
    }
    case 'math': {
      const latex = inline.latex.replace(/\s*\n\s*/g, ' ');
      if (/\$|\\$/.test(latex)) return inline.display ? `\\[${latex}\\]` : `\\(${latex}\\)`;
      return inline.display ? `$$${latex}$$` : `$${latex}$`;
    }
    case 'break':
      return '<br>';
    default:
      lost.add(inline.type);
      return inline.type === 'image' && inline.alt !== '' ? escaped(`[${inline.alt}]`) : '';
  }
}

/** Only what would be read as something else. */
function escaped(text: string): string {
  return text
    .replace(/&(?=(?:lt|gt|amp);)/g, '&amp;')
    .replace(/<(?=\/?(?:b|i|u|sub|sup|br)\s*\/?>)/gi, '&lt;')
    .replace(/\\(?=[\\$([]|$)/g, '\\\\')
    .replaceAll('$', '\\$');
}
