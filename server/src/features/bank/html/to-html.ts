import type { Block, Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import { escapeHtml } from '../moodle/escape-html.ts';

export interface HtmlWriting {
  /** What a picture, sound or film is called in the page; null where it is not to be had. */
  src(media: string): string | null;
  /** What stands for a gap, as HTML. */
  gap?(id: string): string;
}

const ELEMENTS: Readonly<Record<Mark, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
};

/** Rich text as HTML that `richTextOfHtml` reads back as it was; formulas between `\( \)` and `\[ \]`, as MathJax has them. */
export function htmlOfRichText(content: RichText, writing: HtmlWriting): string {
  return content.map((block) => blockHtml(block, writing)).join('');
}

function blockHtml(block: Block, writing: HtmlWriting): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block, writing);
    case 'table': {
      const rows = block.rows.map((row) => {
        const cells = row.map(({ content, header, columns, rows: spanned }) => {
          const name = header ? 'th' : 'td';
          const spans = `${columns ? ` colspan="${columns}"` : ''}${spanned ? ` rowspan="${spanned}"` : ''}`;
          return `<${name}${spans}>${content.map((each) => paragraphHtml(each, writing)).join('')}</${name}>`;
        });
        return `<tr>${cells.join('')}</tr>`;
      });
      return `<table border="1">${rows.join('')}</table>`;
    }
    case 'code': {
      const language = block.language ? ` class="language-${escapeHtml(block.language)}"` : '';
      // A first line end would be taken for the element's own.
      return `<pre><code${language}>${block.text.startsWith('\n') ? '\n' : ''}${escapeHtml(block.text)}</code></pre>`;
    }
    case 'audio':
    case 'video': {
      const src = writing.src(block.media);
      const title = block.title ? ` title="${escapeHtml(block.title)}"` : '';
      return src === null ? '' : `<${block.type} controls${title} src="${escapeHtml(src)}"></${block.type}>`;
    }
  }
}

function paragraphHtml({ content, align }: Paragraph, writing: HtmlWriting): string {
  const style = align ? ` style="text-align:${align}"` : '';
  return `<p${style}>${content.map((inline) => inlineHtml(inline, writing)).join('')}</p>`;
}

function inlineHtml(inline: Inline, writing: HtmlWriting): string {
  switch (inline.type) {
    case 'text':
    case 'hot': {
      const names = (inline.marks ?? []).map((mark) => ELEMENTS[mark]);
      const opened = names.map((name) => `<${name}>`).join('');
      const closed = [...names]
        .reverse()
        .map((name) => `</${name}>`)
        .join('');
      return `${opened}${words(inline.text)}${closed}`;
    }
    case 'math':
      return inline.display ? `\\[${escapeHtml(inline.latex)}\\]` : `\\(${escapeHtml(inline.latex)}\\)`;
    case 'break':
      return '<br>';
    case 'gap':
      return writing.gap?.(inline.id) ?? '_____';
    case 'image': {
      const src = writing.src(inline.media);
      if (src === null) return words(inline.alt === '' ? '' : `[${inline.alt}]`);
      const size = `${inline.width ? ` width="${inline.width}"` : ''}${inline.height ? ` height="${inline.height}"` : ''}`;
      return `<img src="${escapeHtml(src)}" alt="${escapeHtml(inline.alt)}"${size}>`;
    }
  }
}

/** Words that look like a formula's delimiters are parted by an empty element, which nobody sees. */
function words(text: string): string {
  return escapeHtml(text).replace(/\\(?=[([])|\$(?=\$)|\[(?=\/?tex\])/gi, '$&<span></span>');
}
