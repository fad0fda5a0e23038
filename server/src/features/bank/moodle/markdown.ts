import { escapeHtml } from './escape-html.ts';

const LIST = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const FENCE = /^ {0,3}(```|~~~)/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;

/**
 * The part of Markdown that question authors write, as HTML: paragraphs, headings, lists, quotes, fenced code, emphasis,
 * code, pictures and links. HTML inside it passes, as Markdown says; formulas between TeX delimiters are left alone.
 */
export function markdownToHtml(markdown: string): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let list: { tag: string; items: string[] } | null = null;
  const flush = () => {
    if (paragraph.length > 0) out.push(`<p>${inline(paragraph.join('\n'))}</p>`);
    if (list) out.push(`<${list.tag}>${list.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${list.tag}>`);
    paragraph = [];
    list = null;
  };
  const lines = markdown.split(/\r\n?|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line)?.[1];
    if (fence) {
      flush();
      const end = lines.findIndex((other, index) => index > at && other.trim().startsWith(fence));
      const last = end < 0 ? lines.length : end;
      out.push(`<pre>${escapeHtml(lines.slice(at + 1, last).join('\n'))}</pre>`);
      at = last;
      continue;
    }
    const heading = HEADING.exec(line);
    const item = LIST.exec(line);
    if (line.trim() === '') flush();
    else if (RULE.test(line)) flush();
    else if (heading) {
      flush();
      out.push(`<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`);
    } else if (item) {
      const tag: string = /\d/.test(item[2] ?? '') ? 'ol' : 'ul';
      if (list === null || list.tag !== tag) {
        flush();
        list = { tag, items: [] };
      }
      list.items.push(item[3] ?? '');
    } else if (list && /^\s/.test(line)) list.items.push(`${list.items.pop() ?? ''}\n${line.trim()}`);
    else {
      if (list) flush();
      paragraph.push(line.replace(/^ {0,3}> ?/, ''));
    }
  }
  flush();
  return out.join('\n');
}

/** What Markdown must not look into: code, formulas, tags. Each is set aside and put back at the end. */
const OPAQUE =
  /(`+)([\s\S]+?)\1(?!`)|\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]|\$\$[\s\S]+?\$\$|<\/?[a-zA-Z][^<>]*>|\\[\\`*_{}[\]()#+.!~>-]/g;

function inline(text: string): string {
  const aside: string[] = [];
  const hidden = text.replace(/[\ue300\ue301]/g, '').replace(OPAQUE, (found, ticks?: string, code?: string) => {
    const kept = ticks
      ? `<code>${escapeHtml((code ?? '').trim())}</code>`
      : isEscape(found)
        ? escapeHtml(found.slice(1))
        : found;
    aside.push(kept);
    return `\ue300${aside.length - 1}\ue301`;
  });
  const marked = hidden
    .replace(/!\[([^\]\n]*)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)/g, (_found, alt: string, src: string) => {
      return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
    })
    .replace(/\[([^\]\n]+)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)/g, (_found, words: string, href: string) => {
      return `<a href="${escapeHtml(href)}">${words}</a>`;
    })
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '<strong>$2</strong>')
    .replace(/(?<![\p{L}\p{N}_*])([*_])(?=\S)([^\n]*?[^\s*_])\1(?![\p{L}\p{N}_*])/gu, '<em>$2</em>')
    .replace(/ {2,}\n/g, '<br>');
  return marked.replace(/\ue300(\d+)\ue301/g, (_found, at: string) => aside[Number(at)] ?? '');
}

/** `\*` is a star; `\(` opens a formula and was taken as a whole where it is closed. */
const isEscape = (found: string) => found.length === 2 && found.startsWith('\\');
