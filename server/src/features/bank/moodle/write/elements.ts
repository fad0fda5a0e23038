import type { RichText } from 'shared/questions/content.ts';
import type { ExportMedia } from '../../exports/exporter.ts';
import { htmlOfRichText } from '../../html/to-html.ts';
import { escapeHtml } from '../escape-html.ts';

/** The writing of one question: its texts with the files that they show, and what could not be written. */
export class QuestionWriting {
  readonly lost = new Set<string>();
  readonly #find: (sha256: string) => ExportMedia | null;

  constructor(find: (sha256: string) => ExportMedia | null) {
    this.#find = find;
  }

  media(sha256: string): ExportMedia | null {
    return this.#find(sha256);
  }

  /** `<name format="html"><text>…</text><file>…</file></name>`. */
  text(
    name: string,
    content: RichText,
    { gap, attributes = '' }: { gap?: (id: string) => string; attributes?: string } = {},
  ): string {
    const { html, files } = this.html(content, gap);
    return `<${name}${attributes} format="html"><text>${cdata(html)}</text>${files}</${name}>`;
  }

  html(content: RichText, gap?: (id: string) => string): { html: string; files: string } {
    const files = new Map<string, string>();
    const html = htmlOfRichText(content, {
      src: (sha256) => {
        const found = this.#find(sha256);
        if (!found) {
          this.lost.add(`media ${sha256.slice(0, 12)}`);
          return null;
        }
        const name = fileName(sha256, found.mime);
        files.set(name, fileElement(name, found.bytes));
        return `@@PLUGINFILE@@/${name}`;
      },
      ...(gap ? { gap } : {}),
    });
    return { html, files: [...files.values()].join('') };
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

export const fileName = (sha256: string, mime: string) => `${sha256.slice(0, 16)}.${ENDINGS[mime] ?? 'bin'}`;

export function fileElement(name: string, bytes: Uint8Array): string {
  return `<file name="${escapeHtml(name)}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`;
}

/** Signs that XML 1.0 does not allow are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function cdata(text: string): string {
  return `<![CDATA[${text.toWellFormed().replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** `<name><text>…</text></name>` of plain words. */
export function plain(name: string, words: string, attributes = ''): string {
  return `<${name}${attributes}><text>${cdata(words)}</text></${name}>`;
}

export const setting = (name: string, value: string | number | boolean) => `<${name}>${value}</${name}>`;

/** "33.3333333": a share of the points as Moodle writes it. */
export function fraction(share: number): string {
  return String(Number((share * 100).toFixed(7)));
}
