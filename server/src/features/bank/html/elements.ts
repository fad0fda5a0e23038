import type { Mark, Paragraph } from 'shared/questions/content.ts';
import type { TreeElement } from './tree.ts';

/** What each element of a page is to us. The list is what is allowed: an element that is not here is reported. */
export const MARKS: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  sub: 'subscript',
  sup: 'superscript',
};

export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'summary', 'dt']);

export const BLOCKS: ReadonlySet<string> = new Set(
  'p div section article header footer main aside nav address figure figcaption blockquote dl dd details fieldset center body html form hgroup'.split(
    ' ',
  ),
);

/** Elements that only say how their words look or what they are: the words are kept as they stand. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  'span font abbr acronym small big tt kbd samp code label mark nobr wbr bdi bdo time data ruby rb rt rp rtc output tbody thead tfoot colgroup col noscript picture template object'.split(
    ' ',
  ),
);

/** Machinery and metadata: nothing that a reader of the page would have seen. */
export const UNSEEN: ReadonlySet<string> = new Set([
  'head',
  'meta',
  'link',
  'base',
  'title',
  'style',
  'hr',
  'param',
  'source',
  'track',
]);

/** Elements that do something: never kept, and said so. */
export const ACTIVE: ReadonlySet<string> = new Set(
  'script iframe embed applet canvas svg input select textarea button map area frame frameset'.split(' '),
);

const BOLD = /(?:^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00)/i;
const ITALIC = /(?:^|;)\s*font-style\s*:\s*(italic|oblique)/i;
const UNDERLINE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*underline/i;
const VERTICAL = /(?:^|;)\s*vertical-align\s*:\s*(sub|super)\b/i;

/** The marks that an element adds to its words, by its name and by its style. */
export function marksOf({ name, attributes }: TreeElement): Mark[] {
  const style = attributes.style ?? '';
  const vertical = VERTICAL.exec(style)?.[1]?.toLowerCase();
  const marks = [
    MARKS[name],
    HEADINGS.has(name) || name === 'th' ? 'bold' : undefined,
    BOLD.test(style) ? 'bold' : undefined,
    ITALIC.test(style) ? 'italic' : undefined,
    UNDERLINE.test(style) ? 'underline' : undefined,
    vertical === 'sub' ? 'subscript' : vertical === 'super' ? 'superscript' : undefined,
  ] as const;
  return marks.filter((mark) => mark !== undefined);
}

export function alignOf({ name, attributes }: TreeElement): Paragraph['align'] {
  if (name === 'center') return 'center';
  const said = /(?:^|;)\s*text-align\s*:\s*(left|center|right)/i.exec(attributes.style ?? '')?.[1] ?? attributes.align;
  const align = said?.toLowerCase();
  return align === 'left' || align === 'center' || align === 'right' ? align : undefined;
}

/** CSS pixels of a `width` or `height`, or undefined where it is none ("100%"). */
export function pixelsOf({ attributes }: TreeElement, side: 'width' | 'height'): number | undefined {
  const styled = new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*([\\d.]+)px`, 'i').exec(attributes.style ?? '')?.[1];
  const said = styled ?? /^\s*([\d.]+)(?:px)?\s*$/.exec(attributes[side] ?? '')?.[1];
  const pixels = Math.round(Number(said));
  return pixels >= 1 && pixels <= 5_000 ? pixels : undefined;
}
