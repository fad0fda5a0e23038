import katex from 'katex';
import { el, raw, type XmlNode } from './xml.ts';

/** A formula as MathML, with its LaTeX as an annotation; one that KaTeX cannot read is its LaTeX as a text. */
export function mathOf(latex: string, display: boolean): XmlNode {
  const written = katexMath(latex, display);
  if (written) return raw(written);
  const annotation = el('annotation', { encoding: 'application/x-tex' }, latex);
  return el('math', { xmlns: MATHML }, el('semantics', {}, el('mtext', {}, latex), annotation));
}

const MATHML = 'http://www.w3.org/1998/Math/MathML';

function katexMath(latex: string, display: boolean): string | null {
  try {
    const html = katex.renderToString(latex, {
      output: 'mathml',
      displayMode: display,
      strict: false,
      trust: false,
      maxExpand: 200,
    });
    return /<math[\s\S]*<\/math>/.exec(html)?.[0].replaceAll('&nbsp;', '\u00a0') ?? null;
  } catch {
    return null;
  }
}
