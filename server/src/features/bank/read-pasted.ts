import type { readPasted as contract } from 'shared/contracts/bank-writing.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
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
  const formulas = comment.match(/<m:oMath(?:\s[^>]*)?>[\s\S]*?<\/m:oMath>/g) ?? [];
  return formulas.map((one) => `<tex>${escaped(latexOf(one))}</tex>`).join(' ');
}

/** The clipboard's OMML carries pieces of HTML between its runs; its own elements are all that is read. */
function latexOf(omml: string): string {
  const xml = omml
    .replace(/<(?!\/?(?:m|w):)[^>]*>/g, '')
    .replace(/<w:[^>]*>|<\/w:[^>]*>/g, '')
    // Letters of a run stand bare, where a file has them in <m:t>.
    .replace(
      /(<m:r(?:\s[^>]*)?>(?:\s*<m:rPr(?:\s*\/>|[\s\S]*?<\/m:rPr>))?)([^<]*)(<\/m:r>)/g,
      '$1<m:t xml:space="preserve">$2</m:t>$3',
    )
    .replace(/&nbsp;/g, '\u00a0');
  const quoted = xml.replace(/\s([\w:-]+)=([^\s"'>/]+)/g, ' $1="$2"');
  const named = quoted.replace(/^<m:oMath(?:\s[^>]*)?>/, `<m:oMath ${NAMESPACES}>`);
  try {
    return toLatex(parseXml(Buffer.from(named))).latex;
  } catch {
    // Not Word's own after all: its letters are better than nothing.
    return omml
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
