import { escapeHtml } from './escape-html.ts';
import { markdownToHtml } from './markdown.ts';
import type { MoodleText } from './question.ts';

/** A text of any of Moodle's formats as HTML, the way Moodle shows it. */
export function textToHtml({ text, format }: Pick<MoodleText, 'text' | 'format'>): string {
  switch (format) {
    case 'html':
      return text;
    case 'markdown':
      return markdownToHtml(text);
    case 'moodle':
      // Auto-format: HTML in which a new line is a new line, and an empty line a new paragraph.
      return lines(text);
    case 'plain':
      return lines(escapeHtml(text));
  }
}

function lines(html: string): string {
  return html
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}
