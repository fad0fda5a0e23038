import type { readPasted as contract } from 'shared/contracts/bank-writing.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { forwardSearch } from './html/forward-search.ts';
import { richTextOfHtml } from './html/index.ts';
import { toLatex } from './word/omml/to-latex.ts';
import { parseXml } from './word/ooxml/xml.ts';

/** What Word or a web page put on the clipboard as rich text. Only pictures that the page has kept already are shown. */
export function readPasted(html: string): ReplyOf<typeof contract> {
  const { content, lost } = richTextOfHtml(withoutWordsTwice(html), {
    picture: (src) => /^kept:([0-9a-f]{64})$/.exec(src)?.[1] ?? null,
  });
  return { content, lost: [...lost] };
}

/**
 * Word writes a formula in a comment, for readers that know it, and as a picture beside it, for those that do not. Here the
 * formulas come out as LaTeX and the pictures of them go; a browser that has parsed the page writes the marks as comments.
 */
function withoutWordsTwice(html: string): string {
  const withoutVml = parted(html, '<!--[if gte vml', '<![endif]-->', () => '');
  const withFormulas = parted(withoutVml, '<!--[if gte msEquation', '<![endif]-->', formulasOf);
  const withoutElse = parted(withFormulas, '<![if !msEquation]>', '<![endif]>', () => '');
  return parted(withoutElse, '<!--[if !msEquation]-->', '<!--[endif]-->', () => '');
}

/** Every piece from one mark to the next other one, replaced; a piece without an end stays as it is. */
function parted(html: string, opens: string, closes: string, instead: (inner: string) => string): string {
  let out = '';
  let from = 0;
  for (let at = html.indexOf(opens); at >= 0; at = html.indexOf(opens, from)) {
    const end = html.indexOf(closes, at + opens.length);
    if (end < 0) break;
    out += html.slice(from, at) + instead(html.slice(at + opens.length, end));
    from = end + closes.length;
  }
  return out + html.slice(from);
}

const NAMESPACES =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function formulasOf(comment: string): string {
  return ommlIn(comment)
    .map((one) => `<tex>${escaped(latexOf(one))}</tex>`)
    .join(' ');
}

function ommlIn(comment: string): string[] {
  const found: string[] = [];
  const close = forwardSearch(comment, '</m:oMath>');
  const opener = /<m:oMath(?:\s[^<>]*)?>/g;
  for (let one = opener.exec(comment); one; one = opener.exec(comment)) {
    const end = close(opener.lastIndex);
    if (end < 0) break;
    opener.lastIndex = end + '</m:oMath>'.length;
    found.push(comment.slice(one.index, opener.lastIndex));
  }
  return found;
}

/** The clipboard's OMML carries pieces of HTML between its runs; its own elements are all that is read. */
function latexOf(omml: string): string {
  // No tag reaches over the next "<": a torn one costs no search to the end of the page.
  const own = omml.replace(/<(?!\/?(?:m|w):)[^<>]*>/g, '').replace(/<\/?w:[^<>]*>/g, '');
  const xml = withLettersInText(own).replace(/&nbsp;/g, '\u00a0');
  const quoted = xml.replace(/\s([\w:-]+)=([^\s"'>/]+)/g, ' $1="$2"');
  const named = quoted.replace(/^<m:oMath(?:\s[^>]*)?>/, `<m:oMath ${NAMESPACES}>`);
  try {
    return toLatex(parseXml(Buffer.from(named))).latex;
  } catch {
    // Not Word's own after all: its letters are better than nothing.
    return omml
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

/** Letters of a run stand bare, where a file has them in <m:t>. */
function withLettersInText(omml: string): string {
  let out = '';
  let from = 0;
  const endOfProperties = forwardSearch(omml, '</m:rPr>');
  const run = /<m:r(?:\s[^<>]*)?>(\s*<m:rPr(\s*\/>)?)?/g;
  const letters = /([^<]*)<\/m:r>/y;
  for (let found = run.exec(omml); found; found = run.exec(omml)) {
    if (found[1] !== undefined && found[2] === undefined) {
      const end = endOfProperties(run.lastIndex);
      if (end < 0) continue;
      run.lastIndex = end + '</m:rPr>'.length;
    }
    letters.lastIndex = run.lastIndex;
    const bare = letters.exec(omml);
    if (!bare) continue;
    out += `${omml.slice(from, run.lastIndex)}<m:t xml:space="preserve">${bare[1]}</m:t></m:r>`;
    from = letters.lastIndex;
    run.lastIndex = from;
  }
  return out + omml.slice(from);
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
