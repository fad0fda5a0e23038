import { childOf, childrenOf, isOn, propertyOf, textOf, type XmlElement } from '../ooxml/xml.ts';
import {
  ACCENTS,
  ARROWS,
  charactersToLatex,
  DELIMITERS,
  FUNCTIONS,
  join,
  LIMITED,
  NARY,
  wordsToLatex,
} from './characters.ts';
import { plainOf } from './to-plain.ts';

/** Word's formula (OMML, ECMA-376 part 1 §22.1) as LaTeX of KaTeX's dialect. `lossy`: some structure was not known. */
export interface Formula {
  readonly latex: string;
  /** "-1,5", "x^2": for keys and search. */
  readonly plain: string;
  readonly lossy: boolean;
}

interface Context {
  /** One for the whole formula. */
  readonly loss: { lossy: boolean };
  /** In an equation array "&" is an alignment mark. */
  readonly aligned: boolean;
}

export function toLatex(formula: XmlElement): Formula {
  const context: Context = { loss: { lossy: false }, aligned: false };
  const latex = inside(formula, context);
  return { latex, plain: plainOf(formula), lossy: context.loss.lossy };
}

function inside(element: XmlElement | undefined, context: Context): string {
  let latex = '';
  for (const child of childrenOf(element)) {
    const next = convert(child, context);
    latex += join(latex, next);
  }
  return latex;
}

function convert(element: XmlElement, context: Context): string {
  const part = (name: string) => inside(childOf(element, `m:${name}`), context);
  const properties = childOf(element, `${element.name}Pr`);
  const said = (name: string) => propertyOf(properties, `m:${name}`);
  switch (element.name) {
    case 'm:r':
    case 'w:r':
      return run(element, context);
    case 'm:f':
      return fraction(said('type'), part('num'), part('den'));
    case 'm:sSup':
      return `${base(part('e'))}^{${part('sup')}}`;
    case 'm:sSub':
      return `${base(part('e'))}_{${part('sub')}}`;
    case 'm:sSubSup':
      return `${base(part('e'))}_{${part('sub')}}^{${part('sup')}}`;
    case 'm:sPre':
      return `{}_{${part('sub')}}^{${part('sup')}}${base(part('e'))}`;
    case 'm:rad': {
      const degree = isOn(properties, 'm:degHide') ? '' : part('deg');
      return degree === '' ? `\\sqrt{${part('e')}}` : `\\sqrt[{${degree}}]{${part('e')}}`;
    }
    case 'm:nary':
      return nary(element, context);
    case 'm:d':
      return delimited(element, context);
    case 'm:m':
      return matrix(element, context);
    case 'm:eqArr':
      return equations(element, context);
    case 'm:func': {
      const name = functionName(childOf(element, 'm:fName'), context);
      const argument = part('e');
      return name + join(name, argument);
    }
    case 'm:limLow':
    case 'm:limUpp':
      return limit(element, context);
    case 'm:acc':
      return accent(said('chr'), part('e'), context);
    case 'm:bar':
      return said('pos') === 'top' ? `\\overline{${part('e')}}` : `\\underline{${part('e')}}`;
    case 'm:groupChr':
      return grouped(properties, part('e'));
    case 'm:borderBox':
      return `\\boxed{${part('e')}}`;
    case 'm:phant':
      return isOn(properties, 'm:show') === false ? `\\phantom{${part('e')}}` : part('e');
    case 'm:box':
      return part('e');
    case 'm:oMath':
    case 'm:oMathPara':
    case 'm:e':
    case 'm:fName':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:hyperlink':
    case 'w:smartTag':
      return inside(element, context);
    default:
      if (IGNORED.test(element.name)) return '';
      context.loss.lossy = true;
      return inside(element, context);
  }
}

/** Properties, deletions and Word's marks for proofing and bookmarks. */
const IGNORED = /Pr$|^w:(del|moveFrom|proofErr|bookmark|comment|permStart|permEnd|rangePermission|lastRendered)/;

function run(element: XmlElement, context: Context): string {
  const properties = childOf(element, 'm:rPr');
  let text = '';
  for (const child of childrenOf(element)) {
    if (child.name === 'm:t' || child.name === 'w:t') text += textOf(child);
    else if (child.name === 'w:tab' || child.name === 'w:br') text += ' ';
  }
  if (text === '') return '';
  if (isOn(properties, 'm:nor') || element.name === 'w:r') return wordsToLatex(text);
  if (context.aligned && text.includes('&'))
    return text
      .split('&')
      .map((cell) => styled(cell, properties))
      .join('&');
  return styled(text, properties);
}

const SCRIPTS: Readonly<Record<string, string>> = {
  'double-struck': '\\mathbb',
  script: '\\mathcal',
  fraktur: '\\mathfrak',
  'sans-serif': '\\mathsf',
  monospace: '\\mathtt',
};

function styled(text: string, properties: XmlElement | undefined): string {
  const style = propertyOf(properties, 'm:sty');
  // Said in so many words, or by a run of its own that says nothing of its look, as LibreOffice writes "log".
  if ((style === 'p' || (style === undefined && text.trim().length >= 3)) && FUNCTIONS.has(text.trim()))
    return `\\${text.trim()}`;
  const latex = charactersToLatex(text);
  const script = SCRIPTS[propertyOf(properties, 'm:scr') ?? ''];
  // Only letters and digits have these looks; signs keep theirs.
  if (!/[\p{L}\d]/u.test(text) || latex.includes('\\text{')) return latex;
  if (script) return `${script}{${latex}}`;
  if (style === 'b') return `\\mathbf{${latex}}`;
  if (style === 'bi') return `\\boldsymbol{${latex}}`;
  return style === 'p' && /\p{L}/u.test(text) ? `\\mathrm{${latex}}` : latex;
}

/** A base that an index may follow without doubt about what it belongs to. */
function base(latex: string): string {
  const isOne =
    /^(\\?[a-zA-Z0-9]|\\[a-zA-Z]+|\\(mathbb|mathrm|mathbf|text|vec|overline|overrightarrow|widehat)\{[^{}]*\})$/;
  return isOne.test(latex) || /^\\left[^\\]((?!\\left).)*\\right[)\]|]$/s.test(latex) ? latex : `{${latex}}`;
}

function fraction(type: string | undefined, over: string, under: string): string {
  if (type === 'lin') return `{${over}}/{${under}}`;
  return type === 'noBar' ? `\\genfrac{}{}{0pt}{}{${over}}{${under}}` : `\\frac{${over}}{${under}}`;
}

function nary(element: XmlElement, context: Context): string {
  const properties = childOf(element, 'm:naryPr');
  const sign = propertyOf(properties, 'm:chr') ?? '∫';
  const command = NARY[sign] ?? `\\mathop{${charactersToLatex(sign)}}`;
  const part = (name: string) => inside(childOf(element, `m:${name}`), context);
  const isIntegral = /[∫-∳]/.test(sign);
  const place = propertyOf(properties, 'm:limLoc');
  let latex = command;
  if (isIntegral && place === 'undOvr') latex += '\\limits';
  if (!isIntegral && place === 'subSup') latex += '\\nolimits';
  const [lower, upper] = [part('sub'), part('sup')];
  if (lower !== '' && !isOn(properties, 'm:subHide')) latex += `_{${lower}}`;
  if (upper !== '' && !isOn(properties, 'm:supHide')) latex += `^{${upper}}`;
  const body = part('e');
  return latex + join(latex, body);
}

function delimited(element: XmlElement, context: Context): string {
  const properties = childOf(element, 'm:dPr');
  const [open, close, between] = [
    propertyOf(properties, 'm:begChr') ?? '(',
    propertyOf(properties, 'm:endChr') ?? ')',
    propertyOf(properties, 'm:sepChr') ?? '|',
  ];
  const separator = between === '|' || between === '∣' ? '\\middle|' : charactersToLatex(between);
  const content = childrenOf(element)
    .filter((child) => child.name === 'm:e')
    .map((child) => inside(child, { ...context, aligned: false }))
    .join(separator);
  const [left, right] = [DELIMITERS[open], DELIMITERS[close]];
  if (left === undefined || right === undefined)
    return `${charactersToLatex(open)}{${content.replaceAll('\\middle|', '|')}}${charactersToLatex(close)}`;
  return `\\left${left}${join(`\\left${left}`, content)}\\right${right}`;
}

function matrix(element: XmlElement, context: Context): string {
  const rows = childrenOf(element)
    .filter((child) => child.name === 'm:mr')
    .map((row) =>
      childrenOf(row)
        .filter((child) => child.name === 'm:e')
        .map((cell) => inside(cell, { ...context, aligned: false })),
    );
  const columns = childrenOf(childOf(childOf(element, 'm:mPr'), 'm:mcs')).flatMap((column) => {
    const properties = childOf(column, 'm:mcPr');
    const count = Math.min(100, Number(propertyOf(properties, 'm:count') ?? 1) || 1);
    return Array.from({ length: count }, () => (propertyOf(properties, 'm:mcJc') ?? 'center').charAt(0));
  });
  const body = rows.map((row) => row.join('&')).join('\\\\');
  const isPlain = columns.every((place) => place === 'c');
  return isPlain ? `\\begin{matrix}${body}\\end{matrix}` : `\\begin{array}{${columns.join('')}}${body}\\end{array}`;
}

function equations(element: XmlElement, context: Context): string {
  const inner = { ...context, aligned: true };
  const rows = childrenOf(element)
    .filter((child) => child.name === 'm:e')
    .map((row) => inside(row, inner));
  const body = rows.join('\\\\');
  return rows.some((row) => /(?<!\\)&/.test(row))
    ? `\\begin{aligned}${body}\\end{aligned}`
    : `\\begin{array}{l}${body}\\end{array}`;
}

function functionName(name: XmlElement | undefined, context: Context): string {
  const latex = inside(name, context);
  const [, letters] = /^\\mathrm\{([a-zA-Z]+)\}$|^([a-zA-Z]{2,})$/.exec(latex) ?? [];
  const word = letters ?? (/^[a-zA-Z]{2,}$/.test(latex) ? latex : undefined);
  if (word === undefined) return latex;
  return FUNCTIONS.has(word) ? `\\${word}` : `\\operatorname{${word}}`;
}

function limit(element: XmlElement, context: Context): string {
  const isLow = element.name === 'm:limLow';
  const body = inside(childOf(element, 'm:e'), context);
  const words = inside(childOf(element, 'm:lim'), context);
  const name = FUNCTIONS.has(body) ? `\\${body}` : body;
  if (isLow && LIMITED.has(name)) return `${name}\\limits_{${words}}`;
  const arrow = isLow ? /^(\\x[a-zA-Z]+)(\{.*\})$/s.exec(body) : null;
  if (arrow) return `${arrow[1]}[${words}]${arrow[2]}`;
  if (isLow && body.startsWith('\\underbrace{')) return `${body}_{${words}}`;
  if (!isLow && body.startsWith('\\overbrace{')) return `${body}^{${words}}`;
  return isLow ? `\\underset{${words}}{${body}}` : `\\overset{${words}}{${body}}`;
}

function accent(sign: string | undefined, body: string, context: Context): string {
  if (sign === '\u033f') return `\\overline{\\overline{${body}}}`;
  if (sign === '\u20db') return `\\overset{\\ldots}{${body}}`;
  const commands = ACCENTS[sign ?? '\u0302'];
  if (!commands) {
    context.loss.lossy = true;
    return `\\overset{${charactersToLatex(sign ?? '')}}{${body}}`;
  }
  const isOne = /^(\\[a-zA-Z]+|.)$/u.test(body);
  return `${commands[isOne ? 0 : 1]}{${body}}`;
}

function grouped(properties: XmlElement | undefined, body: string): string {
  const sign = propertyOf(properties, 'm:chr') ?? '⏟';
  const isTop = propertyOf(properties, 'm:pos') === 'top';
  if (sign === '⏟' || sign === '⏞') return `${sign === '⏞' ? '\\overbrace' : '\\underbrace'}{${body}}`;
  const arrow = ARROWS[sign];
  // Word hangs the arrow on the words: an arrow below them carries the words above itself.
  if (arrow) return isTop ? `${arrow}[${body}]{}` : `${arrow}{${body}}`;
  const other = charactersToLatex(sign);
  return isTop ? `\\overset{${other}}{${body}}` : `\\underset{${other}}{${body}}`;
}
