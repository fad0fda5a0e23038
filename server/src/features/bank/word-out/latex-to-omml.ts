import katex from 'katex';
import { childrenOf, parseXml, textOf, type XmlElement } from '../formats/xml.ts';
import { ARROWS, NARY } from '../word/omml/characters.ts';
import { BLANKS, lookOf, run, STYLES, wordsRun } from './omml-runs.ts';

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

/**
 * Letters of one look become one run, and a number with its comma; a name before a "function application" becomes a function of
 * what follows, and a big operator takes all up to the next relation: Word draws a box where either stands alone.
 */
function inRow(children: readonly XmlElement[]): string {
  let omml = '';
  for (let at = 0; at < children.length; at++) {
    const child = children[at];
    if (!child) break;
    const next = children[at + 1];
    if (child.name === 'mn') {
      const parts = numberAt(children, at);
      omml += run(parts.map(textOf).join(''), lookOf(child));
      at += parts.length - 1;
      continue;
    }
    const variant = child.attributes.mathvariant;
    if (child.name !== 'mi' || variant === undefined) {
      const own = written(child);
      if (!own.endsWith(WITHOUT_BODY)) {
        omml += own;
        continue;
      }
      const rest = children.slice(at + 1);
      const end = rest.findIndex(isRelation);
      const body = end < 0 ? rest : rest.slice(0, end);
      omml += `${own.slice(0, -WITHOUT_BODY.length)}${argument(inRow(body))}</m:nary>`;
      at += body.length;
      continue;
    }
    let text = textOf(child);
    const isName = text.length > 1 && variant === 'normal' && textOf(next ?? child) === '\u2061';
    if (isName) {
      const of = children[at + 2];
      const body = of && isAtom(of) ? written(of) : '';
      omml += `<m:func><m:fName>${run(text, STYLES.normal)}</m:fName>${body === '' ? '<m:e/>' : argument(body)}</m:func>`;
      at += body === '' ? 1 : 2;
      continue;
    }
    while (children[at + 1]?.name === 'mi' && children[at + 1]?.attributes.mathvariant === variant)
      text += textOf(children[++at] ?? child);
    omml += run(text, lookOf({ ...child, children: [text] }));
  }
  return omml;
}

const WITHOUT_BODY = '<m:e/></m:nary>';

/** What a function may be of; a space or an operator is no argument. */
function isAtom(element: XmlElement): boolean {
  return !['mo', 'mspace', 'mtext'].includes(element.name);
}

function isRelation(element: XmlElement): boolean {
  return element.name === 'mo' && /^[=<>≤≥≠≈≡∈∉⊂⊆⇔⇒→,;]$/u.test(textOf(element));
}

/** "0,9" is written in three elements: here they are one number again. */
function numberAt(children: readonly XmlElement[], at: number): XmlElement[] {
  const [number, comma, decimals] = children.slice(at, at + 3);
  if (!number) return [];
  const isDecimal = comma?.name === 'mo' && textOf(comma) === ',' && decimals?.name === 'mn';
  return isDecimal ? [number, comma, decimals] : [number];
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

/** A big operator with its limits; what it works on is put into it where its row is written. */
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
