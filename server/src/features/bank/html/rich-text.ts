import type { Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import { RichTextBuilder } from './builder.ts';
import { ACTIVE, alignOf, BLOCKS, HEADINGS, MARKS, marksOf, pixelsOf, TRANSPARENT, UNSEEN } from './elements.ts';
import { mathmlToLatex } from './mathml.ts';
import { tableOf } from './table.ts';
import { splitTex } from './tex.ts';
import { elementsOf, parseHtml, type TreeElement, type TreeNode, wordsOfTree } from './tree.ts';

export interface Reading {
  /** The SHA-256 of the picture that a page names, kept by the caller; null where there is none to show. */
  picture(src: string): string | null;
  /** The same for a sound or a film. */
  sound?(src: string): string | null;
  /** Asked of every element before anything else: what stands for it, or null where it is an element like others. */
  inline?(element: TreeElement): readonly Inline[] | null;
  /** A single dollar opens a formula. */
  readonly dollars?: boolean;
}

export interface Converted {
  readonly content: RichText;
  /** What the content could not hold, in the page's own words: "iframe", "img https://…". Empty when nothing was lost. */
  readonly lost: readonly string[];
}

/** A piece of a web page as the product's rich text: what is on the list of elements.ts is kept, the rest is named. */
export function richTextOfHtml(html: string, reading: Reading): Converted {
  return richTextOfTree(parseHtml(html), reading);
}

/** The same for what is parsed already: XHTML in an XML file. */
export function richTextOfTree(nodes: readonly TreeNode[], reading: Reading): Converted {
  const lost: string[] = [];
  const builder = new RichTextBuilder(lost);
  const walk = new Walk(builder, reading);
  walk.all(nodes, []);
  return { content: builder.done(), lost: [...new Set(lost)] };
}

/** Parts of a table that stand outside of one. */
const LOOSE_CELLS: ReadonlySet<string> = new Set(['tr', 'td', 'th', 'caption']);

class Walk {
  readonly #builder: RichTextBuilder;
  readonly #reading: Reading;
  /** How deep in lists, and the number of the next item; null for bullets. */
  #lists: { next: number | null }[] = [];
  #isVerbatim = false;

  constructor(builder: RichTextBuilder, reading: Reading) {
    this.#builder = builder;
    this.#reading = reading;
  }

  all(nodes: readonly TreeNode[], marks: readonly Mark[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#words(node, marks);
      else this.#element(node, marks);
    }
  }

  #words(text: string, marks: readonly Mark[]): void {
    for (const piece of splitTex(text, { dollars: this.#reading.dollars ?? false })) {
      if (piece.type === 'math') this.#math(piece.latex, piece.display);
      else if (this.#isVerbatim) this.#lines(piece.text, marks);
      else this.#builder.text(piece.text.replace(/[ \t\r\n\f]+/g, ' '), marks);
    }
  }

  #lines(text: string, marks: readonly Mark[]): void {
    text.split(/\r\n?|\n/).forEach((line, at) => {
      if (at > 0) this.#builder.break();
      // Blanks at a line's head are its indentation: no-break spaces, so that they stay.
      this.#builder.text(
        line.replaceAll('\t', '    ').replace(/^ +/, (blanks) => '\u00a0'.repeat(blanks.length)),
        marks,
      );
    });
  }

  #math(latex: string, display: boolean): void {
    this.#builder.inline({
      type: 'math',
      latex: latex.slice(0, 5_000).toWellFormed(),
      ...(display ? { display } : {}),
    });
  }

  #element(element: TreeElement, outer: readonly Mark[]): void {
    const marks = [...new Set([...outer, ...marksOf(element)])];
    const own = this.#reading.inline?.(element);
    if (own) for (const inline of own) this.#builder.inline(inline);
    else this.#known(element, marks);
  }

  #known(element: TreeElement, marks: readonly Mark[]): void {
    const { name, children } = element;
    if (UNSEEN.has(name)) return;
    if (ACTIVE.has(name)) this.#builder.lost.push(name);
    else if (name === 'br') this.#builder.break();
    else if (name === 'img' || name === 'image') this.#picture(element);
    else if (name === 'audio' || name === 'video') this.#sound(element);
    else if (name === 'object' && element.attributes.data) this.#object(element, marks);
    else if (name === 'math') this.#formula(element);
    else if (name === 'tex') this.#math(wordsOfTree(element).trim(), false);
    else if (name === 'table') this.#table(element);
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.#list(element, marks);
    else if (name === 'li') this.#item(element, marks);
    else if (name === 'pre' || name === 'listing' || name === 'xmp') this.#verbatim(element, marks);
    else if (name === 'q') this.all(['“', ...children, '”'], marks);
    else if (BLOCKS.has(name) || HEADINGS.has(name) || LOOSE_CELLS.has(name)) this.#block(element, marks);
    else if (name === 'a') this.#link(element, marks);
    else {
      if (name === 's' || name === 'del' || name === 'strike') this.#builder.lost.push('strikethrough');
      else if (!TRANSPARENT.has(name) && !MARKS[name]) this.#builder.lost.push(name);
      this.all(children, marks);
    }
  }

  #block(element: TreeElement, marks: readonly Mark[]): void {
    this.#builder.paragraph();
    const align = alignOf(element);
    if (align) this.#builder.align(align);
    this.all(element.children, marks);
    this.#builder.paragraph();
    if (align) this.#builder.align(undefined);
  }

  #list(element: TreeElement, marks: readonly Mark[]): void {
    this.#builder.paragraph();
    const start = Number.parseInt(element.attributes.start ?? '1', 10);
    this.#lists.push({ next: element.name === 'ol' ? (Number.isSafeInteger(start) ? start : 1) : null });
    this.all(element.children, marks);
    this.#lists.pop();
    this.#builder.paragraph();
  }

  #item(element: TreeElement, marks: readonly Mark[]): void {
    this.#builder.paragraph();
    const list = this.#lists.at(-1) ?? { next: null };
    const label = list.next === null ? '•' : `${list.next}.`;
    if (list.next !== null) list.next += 1;
    const depth = Math.min(6, Math.max(0, this.#lists.length - 1));
    this.#builder.text(`${'\u2003'.repeat(depth)}${label} `, []);
    // A paragraph right inside the item stands on the label's line.
    const [first, ...rest] = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
    if (first !== undefined && typeof first !== 'string' && (first.name === 'p' || first.name === 'div')) {
      this.all([...first.children], [...new Set([...marks, ...marksOf(first)])]);
      if (rest.length > 0) this.#builder.paragraph();
      this.all(rest, marks);
    } else this.all(element.children, marks);
    this.#builder.paragraph();
  }

  /** Program text, unless there is more in it than text. */
  #verbatim(element: TreeElement, marks: readonly Mark[]): void {
    if (isOnlyText(element)) {
      const text = wordsOfTree(element)
        .replace(/^\r?\n/, '')
        .trimEnd();
      const language = /\blang(?:uage)?-([\w+#-]{1,30})/.exec(classesOf(element))?.[1];
      for (let from = 0; from < text.length; from += LONGEST_CODE)
        this.#builder.block({
          type: 'code',
          text: text.slice(from, from + LONGEST_CODE).toWellFormed(),
          ...(language ? { language } : {}),
        });
      return;
    }
    this.#builder.paragraph();
    this.#isVerbatim = true;
    this.all(element.children, marks);
    this.#isVerbatim = false;
    this.#builder.paragraph();
  }

  #sound(element: TreeElement): void {
    const sources = [element, ...elementsOf(element)].map(({ attributes }) => attributes.src ?? '').filter(Boolean);
    const media = sources.map((src) => this.#reading.sound?.(src) ?? null).find((found) => found !== null);
    const type = element.name === 'video' ? 'video' : 'audio';
    if (media) this.#builder.block({ type, media, ...titled(element.attributes.title ?? ''), ...heardOf(element) });
    else this.#builder.lost.push(`${type} ${(sources[0] ?? '').slice(0, 120)}`.trim());
  }

  /** A picture in the way of XHTML: its words are what stands for it where it cannot be shown. */
  #object(element: TreeElement, marks: readonly Mark[]): void {
    const { data = '', type = '' } = element.attributes;
    const media = /^image\/|^$/.test(type) ? this.#reading.picture(data) : null;
    if (media === null) {
      this.#builder.lost.push(`object ${data.slice(0, 120)}`);
      this.all(element.children, marks);
    } else {
      const alt = element.attributes['aria-label'] ?? wordsOfTree(element);
      this.#builder.inline(imageOf({ ...element, attributes: { alt, ...element.attributes } }, media));
    }
  }

  #picture(element: TreeElement): void {
    const src = element.attributes.src ?? '';
    const media = this.#reading.picture(src);
    if (media === null) {
      const shown = src.startsWith('data:') ? 'data:' : src.slice(0, 120);
      this.#builder.lost.push(`img ${shown}`.trim());
      if (element.attributes.alt) this.#builder.text(`[${element.attributes.alt}]`.slice(0, 1_000).toWellFormed(), []);
      return;
    }
    this.#builder.inline(imageOf(element, media));
  }

  /** The words stay; what they led to stays only where it is a sound or a film that came with the text. */
  #link(element: TreeElement, marks: readonly Mark[]): void {
    const href = element.attributes.href ?? '';
    const isFilm = endsAs(href, FILM);
    const media = isFilm || endsAs(href, SOUND) ? (this.#reading.sound?.(href) ?? null) : null;
    this.all(element.children, marks);
    if (media) {
      const title = wordsOfTree(element).replace(/\s+/g, ' ').trim();
      this.#builder.block({ type: isFilm ? 'video' : 'audio', media, ...titled(title) });
    } else if (href !== '' && !href.startsWith('#')) this.#builder.lost.push(`link ${href.slice(0, 120)}`);
  }

  #formula(element: TreeElement): void {
    const { latex, lost } = mathmlToLatex(element);
    this.#builder.lost.push(...lost.map((name) => `math ${name}`));
    if (latex !== '') this.#math(latex, element.attributes.display === 'block');
  }

  #table(element: TreeElement): void {
    this.#builder.paragraph();
    const cellOf = (children: readonly TreeNode[], isHeader: boolean): Paragraph[] => {
      const { content, lost } = richTextOfTree(children, this.#reading);
      this.#builder.lost.push(...lost);
      return content.flatMap((block): Paragraph[] => {
        if (block.type === 'paragraph') return isHeader ? [bold(block)] : [block];
        if (block.type === 'code') return codeLines(block.text);
        this.#builder.lost.push(`${block.type} in a table`);
        return block.type === 'table' ? block.rows.flatMap((row) => row.flatMap((cell) => cell.content)) : [];
      });
    };
    const { caption, table } = tableOf(element, cellOf, this.#builder.lost);
    if (caption) this.#block(caption, ['italic']);
    if (table) this.#builder.block(table);
  }
}

const SOUND = /\.(mp3|m4a|oga|ogg|opus|wav|aac|flac)$/i;
const FILM = /\.(mp4|m4v|webm|ogv|mov)$/i;
const endsAs = (href: string, ending: RegExp) => ending.test(href) || ending.test(href.split(/[?#]/, 1)[0] ?? '');
const LONGEST_CODE = 20_000;

const titled = (title: string) => (title === '' ? {} : { title: title.slice(0, 300).toWellFormed() });

function isOnlyText({ children }: TreeElement): boolean {
  return children.every((child) => typeof child === 'string' || (CODE.has(child.name) && isOnlyText(child)));
}
/** Elements of highlighters and such: their looks are not the text's. */
const CODE: ReadonlySet<string> = new Set(['code', 'span', 'samp', 'kbd', 'font']);

const classesOf = (element: TreeElement): string =>
  [element, ...elementsOf(element)].map(({ attributes }) => attributes.class ?? '').join(' ');

/** Program text where only paragraphs may stand: its lines, their indentation kept. */
function codeLines(text: string): Paragraph[] {
  return text.split(/\r\n?|\n/).map((line) => ({
    type: 'paragraph',
    content:
      line === '' ? [] : [{ type: 'text', text: line.replace(/^ +/, (blanks) => '\u00a0'.repeat(blanks.length)) }],
  }));
}

/** How often it may be played and what is said in it, where its page tells (`data-plays`, `data-transcript`). */
function heardOf({ attributes }: TreeElement): { plays?: number; transcript?: string } {
  const plays = Number(attributes['data-plays']);
  const transcript = attributes['data-transcript']?.slice(0, 20_000).toWellFormed();
  return {
    ...(Number.isInteger(plays) && plays >= 1 && plays <= 20 ? { plays } : {}),
    ...(transcript ? { transcript } : {}),
  };
}

function bold(paragraph: Paragraph): Paragraph {
  const content = paragraph.content.map((inline): Inline => {
    if (inline.type !== 'text' || inline.marks?.includes('bold')) return inline;
    return { ...inline, marks: ['bold', ...(inline.marks ?? [])] };
  });
  return { ...paragraph, content };
}

function imageOf(element: TreeElement, media: string): Inline {
  const alt = (element.attributes.alt ?? element.attributes.title ?? '').replace(/\s+/g, ' ').trim();
  const [width, height] = [pixelsOf(element, 'width'), pixelsOf(element, 'height')];
  return {
    type: 'image',
    media,
    alt: alt.slice(0, 1_000).toWellFormed(),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}
