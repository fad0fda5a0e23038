import katex from 'katex';
import { childrenOf, parseXml, textOf, type XmlElement } from '../formats/xml.ts';
import { ARROWS, NARY } from '../word/omml/characters.ts';

/**
 * A formula of KaTeX's dialect as Word's own (OMML). KaTeX reads it and gives MathML, whose elements have their equals in
 * ECMA-376 part 1 §22.1. Null where KaTeX cannot read it.
 */
export function latexToOmml(latex: string): string | null {
  let html: string;
  try {
    html = katex.renderToString(latex, { output: 'mathml', displayMode: true, throwOnError: true, strict: 'ignore' });
  } catch (error) {
    if (error instanceof katex.ParseError) return null;
    throw error;
  }
  const math = /<math[\s\S]*<\/math>/.exec(html)?.[0];
  if (math === undefined) return null;
  const [semantics] = childrenOf(parseXml(Buffer.from(math), (_uri, _prefix, local) => local));
  const [first] = childrenOf(semantics);
  return first ? `<m:oMath>${written(first)}</m:oMath>` : null;
}

/** What draws nothing: function application and its kin. */
const SILENT = /[\u2061-\u2064\u200b]/g;

function written(element: XmlElement): string {
  const children = childrenOf(element);
  const [first, second, third] = children;
  const part = (child: XmlElement | undefined) => (child ? written(child) : '');
  switch (element.name) {
    case 'mi':
    case 'mn':
    case 'mo':
      return run(textOf(element).replace(SILENT, ''), lookOf(element));
    case 'mtext':
      return wordsRun(textOf(element));
    case 'mspace':
      return run(BLANKS[element.attributes.width ?? ''] ?? '');
    case 'mfrac': {
      const type = /^0/.test(element.attributes.linethickness ?? '') ? '<m:fPr><m:type m:val="noBar"/></m:fPr>' : '';
      return `<m:f>${type}<m:num>${part(first)}</m:num><m:den>${part(second)}</m:den></m:f>`;
    }
    case 'msqrt':
      return `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${argument(children.map(written).join(''))}</m:rad>`;
    case 'mroot':
      return `<m:rad><m:deg>${part(second)}</m:deg>${argument(part(first))}</m:rad>`;
    case 'msup':
      return superscript(first, second);
    case 'msub':
      return (
        nary(first, second, undefined, 'subSup') ??
        `<m:sSub>${argument(part(first))}<m:sub>${part(second)}</m:sub></m:sSub>`
      );
    case 'msubsup':
      return (
        nary(first, second, third, 'subSup') ??
        `<m:sSubSup>${argument(part(first))}<m:sub>${part(second)}</m:sub><m:sup>${part(third)}</m:sup></m:sSubSup>`
      );
    case 'munder':
      return nary(first, second, undefined, 'undOvr') ?? under(first, second);
    case 'mover':
      return nary(first, undefined, second, 'undOvr') ?? over(first, second, element.attributes.accent === 'true');
    case 'munderover':
      return (
        nary(first, second, third, 'undOvr') ??
        arrowBetween(first, second, third) ??
        `<m:limUpp>${argument(under(first, second))}<m:lim>${part(third)}</m:lim></m:limUpp>`
      );
    case 'mtable':
      return table(element);
    case 'menclose':
      return `<m:borderBox>${argument(children.map(written).join(''))}</m:borderBox>`;
    case 'mphantom':
      return `<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>${argument(children.map(written).join(''))}</m:phant>`;
    case 'annotation':
      return '';
    default:
      return row(children);
  }
}

/** "\,", "\:", "\;", "\quad" as KaTeX writes them, and the blanks of Unicode that mean the same. */
const BLANKS: Readonly<Record<string, string>> = {
  '1em': '\u2003',
  '2em': '\u2003\u2003',
  '0.1667em': '\u2009',
  '0.2222em': '\u2005',
  '0.2778em': '\u2004',
};

function wordsRun(text: string): string {
  if (/^[\u2005\u200a]+$/.test(text) && text.length > 1) return run('\u2004');
  if (/^\s+$/.test(text)) return run(text.replace(/\u200a/g, ''));
  return run(text, '<m:nor/>');
}

function run(text: string, look = ''): string {
  if (text === '') return '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const font = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>';
  return `<m:r>${look === '' ? '' : `<m:rPr>${look}</m:rPr>`}${font}<m:t xml:space="preserve">${escaped}</m:t></m:r>`;
}

const STYLES: Readonly<Record<string, string>> = {
  normal: '<m:sty m:val="p"/>',
  bold: '<m:sty m:val="b"/>',
  'bold-italic': '<m:sty m:val="bi"/>',
  'double-struck': '<m:scr m:val="double-struck"/>',
  script: '<m:scr m:val="script"/>',
  fraktur: '<m:scr m:val="fraktur"/>',
  'sans-serif': '<m:scr m:val="sans-serif"/>',
  monospace: '<m:scr m:val="monospace"/>',
};

function lookOf(element: XmlElement): string {
  const text = textOf(element);
  const variant = element.attributes.mathvariant;
  // Capital Greek letters stand upright by themselves.
  if (variant === 'normal' && /^[Α-Ω]+$/u.test(text)) return '';
  if (variant !== undefined && /[\p{L}\d]/u.test(text)) return STYLES[variant] ?? '';
  // A name of several letters is a function: upright.
  return element.name === 'mi' && /^\p{L}{2,}$/u.test(text) ? (STYLES.normal ?? '') : '';
}

const argument = (inner: string) => `<m:e>${inner}</m:e>`;

/** A row; where it begins or ends with a fence, what stands between them. */
function row(children: readonly XmlElement[]): string {
  const isFence = (child: XmlElement | undefined) => child?.name === 'mo' && child.attributes.fence === 'true';
  if (!children.some(isFence)) return inRow(children);
  const [first, last] = [children[0], children.at(-1)];
  const opens = isFence(first) && children.length > 1;
  const closes = isFence(last) && (children.length > 1 || !opens);
  const inner = children.slice(opens ? 1 : 0, closes ? -1 : undefined);
  const cells: XmlElement[][] = [[]];
  let between = '|';
  for (const child of inner) {
    if (isFence(child)) {
      between = textOf(child);
      cells.push([]);
    } else cells.at(-1)?.push(child);
  }
  const sign = (fence: XmlElement | undefined, isThere: boolean) =>
    (isThere && fence ? textOf(fence) : '').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const properties = `<m:dPr><m:begChr m:val="${sign(first, opens)}"/>${cells.length > 1 ? `<m:sepChr m:val="${between}"/>` : ''}<m:endChr m:val="${sign(last, closes)}"/></m:dPr>`;
  return `<m:d>${properties}${cells.map((cell) => argument(inRow(cell))).join('')}</m:d>`;
}

/** Letters of one look become one run; a name before a "function application" becomes a function. */
function inRow(children: readonly XmlElement[]): string {
  let omml = '';
  for (let at = 0; at < children.length; at++) {
    const child = children[at];
    if (!child) break;
    const variant = child.attributes.mathvariant;
    if (child.name !== 'mi' || variant === undefined) {
      omml += written(child);
      continue;
    }
    let text = textOf(child);
    const isName = text.length > 1 && variant === 'normal' && textOf(children[at + 1] ?? child) === '\u2061';
    if (isName) {
      omml += `<m:func><m:fName>${run(text, STYLES.normal)}</m:fName><m:e/></m:func>`;
      continue;
    }
    while (children[at + 1]?.name === 'mi' && children[at + 1]?.attributes.mathvariant === variant)
      text += textOf(children[++at] ?? child);
    omml += run(text, lookOf({ ...child, children: [text] }));
  }
  return omml;
}

function superscript(base: XmlElement | undefined, script: XmlElement | undefined): string {
  const sign = script ? textOf(script) : '';
  const isBare = base === undefined || (childrenOf(base).length === 0 && textOf(base) === '');
  if (isBare && sign === '∘') return run('°');
  const inner = base ? written(base) : '';
  if (/^[′″‴]+$/.test(sign)) return inner + run(sign);
  return (
    nary(base, undefined, script, 'subSup') ??
    `<m:sSup>${argument(inner)}<m:sup>${script ? written(script) : ''}</m:sup></m:sSup>`
  );
}

/** A big operator with its limits; what it works on follows it, as in LaTeX. */
function nary(
  base: XmlElement | undefined,
  lower: XmlElement | undefined,
  upper: XmlElement | undefined,
  place: 'subSup' | 'undOvr',
): string | null {
  const sign = base?.name === 'mo' ? textOf(base) : '';
  if (!(sign in NARY)) return null;
  const hide = `${lower ? '' : '<m:subHide m:val="1"/>'}${upper ? '' : '<m:supHide m:val="1"/>'}`;
  const properties = `<m:naryPr><m:chr m:val="${sign}"/><m:limLoc m:val="${place}"/>${hide}</m:naryPr>`;
  return `<m:nary>${properties}<m:sub>${lower ? written(lower) : ''}</m:sub><m:sup>${upper ? written(upper) : ''}</m:sup><m:e/></m:nary>`;
}

function arrowBetween(
  base: XmlElement | undefined,
  lower: XmlElement | undefined,
  upper: XmlElement | undefined,
): string | null {
  if (!isArrow(base)) return null;
  if (textOf(upper ?? base).trim() === '') return arrow(textOf(base), lower, true);
  return `<m:limLow>${argument(arrow(textOf(base), upper, false))}<m:lim>${lower ? written(lower) : ''}</m:lim></m:limLow>`;
}

function under(base: XmlElement | undefined, script: XmlElement | undefined): string {
  const sign = script?.name === 'mo' ? textOf(script) : '';
  const inner = base ? written(base) : '';
  if (sign === '⏟') return `<m:groupChr><m:groupChrPr><m:chr m:val="⏟"/></m:groupChrPr>${argument(inner)}</m:groupChr>`;
  if (sign === '‾' || sign === '_') return `<m:bar><m:barPr><m:pos m:val="bot"/></m:barPr>${argument(inner)}</m:bar>`;
  if (isArrow(base)) return arrow(textOf(base), script, true);
  return `<m:limLow>${argument(inner)}<m:lim>${script ? written(script) : ''}</m:lim></m:limLow>`;
}

/** Signs over a base as Word's combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  '⃗': '\u20d7',
  '→': '\u20d7',
  '←': '\u20d6',
  '↔': '\u20e1',
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  ˉ: '\u0304',
  '¯': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  '´': '\u0301',
  ˊ: '\u0301',
  '`': '\u0300',
  ˋ: '\u0300',
  '˘': '\u0306',
  ˇ: '\u030c',
  '↼': '\u20d0',
  '⇀': '\u20d1',
};

function over(base: XmlElement | undefined, script: XmlElement | undefined, isAccent: boolean): string {
  const sign = script?.name === 'mo' ? textOf(script) : '';
  const inner = base ? written(base) : '';
  if (sign === '⏞')
    return `<m:groupChr><m:groupChrPr><m:chr m:val="⏞"/><m:pos m:val="top"/></m:groupChrPr>${argument(inner)}</m:groupChr>`;
  if (sign === '‾') return `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${argument(inner)}</m:bar>`;
  const accent = ACCENTS[sign];
  if (isAccent && accent) return `<m:acc><m:accPr><m:chr m:val="${accent}"/></m:accPr>${argument(inner)}</m:acc>`;
  if (isArrow(base)) return arrow(textOf(base), script, false);
  return `<m:limUpp>${argument(inner)}<m:lim>${script ? written(script) : ''}</m:lim></m:limUpp>`;
}

/** An arrow that stretches with its words. */
function isArrow(element: XmlElement | undefined): element is XmlElement {
  return element?.name === 'mo' && element.attributes.stretchy === 'true' && textOf(element) in ARROWS;
}

/** Word hangs an arrow on its words: one with words above stands below them. */
function arrow(sign: string, words: XmlElement | undefined, isBelow: boolean): string {
  const place = isBelow ? '<m:pos m:val="top"/>' : '';
  return `<m:groupChr><m:groupChrPr><m:chr m:val="${sign}"/>${place}</m:groupChrPr>${argument(words ? written(words) : '')}</m:groupChr>`;
}

function table(element: XmlElement): string {
  const rows = childrenOf(element).map((line) => childrenOf(line).map((cell) => row(childrenOf(cell))));
  const places = (element.attributes.columnalign ?? '').split(' ').filter((place) => place !== '');
  // "aligned": columns without a gap between them, turn by turn right and left.
  if (element.attributes.columnspacing === '0em' && places[0] === 'right')
    return `<m:eqArr>${rows.map((cells) => argument(cells.join(run('&')))).join('')}</m:eqArr>`;
  const width = Math.max(1, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => places[at] ?? places.at(-1) ?? 'center');
  const properties = columns
    .map((place) => `<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="${place}"/></m:mcPr></m:mc>`)
    .join('');
  return `<m:m><m:mPr><m:mcs>${properties}</m:mcs></m:mPr>${rows.map((cells) => `<m:mr>${cells.map(argument).join('')}</m:mr>`).join('')}</m:m>`;
}
