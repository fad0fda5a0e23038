import { type RichText, wordsOf } from 'shared/questions/content.ts';
import type { MediaShelf } from '../formats/media-shelf.ts';
import { richTextOfHtml } from '../html/index.ts';
import type { MoodleText } from './question.ts';
import { textToHtml } from './text-to-html.ts';
import { pathOf } from './xml-parts.ts';

/** The reading of one question: its texts become rich text, its files go on the shelf, what could not be kept is named. */
export class QuestionReading {
  readonly shelf: MediaShelf;
  /** What was lost, in the file's own words. */
  readonly lost = new Set<string>();

  constructor(shelf: MediaShelf) {
    this.shelf = shelf;
  }

  content(text: MoodleText | null): RichText {
    if (!text || text.text.trim() === '') return [];
    return this.#html(textToHtml(text), text.files);
  }

  /** Rich text of HTML that came out of a text: its files are the text's. */
  html(html: string, from: MoodleText): RichText {
    return this.#html(html, from.files);
  }

  /** The words alone, where markup would mean nothing: an answer to be typed. */
  words(text: MoodleText): string {
    const isMarkup = text.format === 'html' && /[<&]/.test(text.text);
    return (isMarkup ? wordsOf(this.content(text)) : text.text).replace(/\s+/g, ' ').trim();
  }

  #html(html: string, files: ReadonlyMap<string, Uint8Array> | undefined): RichText {
    const bytesOf = (src: string) => dataOf(src) ?? files?.get(nameOf(src)) ?? null;
    const { content, lost } = richTextOfHtml(html, {
      picture: (src) => {
        const bytes = bytesOf(src);
        return bytes ? this.shelf.picture(bytes) : null;
      },
      sound: (src) => {
        const bytes = bytesOf(src);
        return bytes ? this.shelf.sound(bytes) : null;
      },
    });
    for (const each of lost) this.lost.add(each.replaceAll('@@PLUGINFILE@@/', ''));
    return content;
  }
}

/** "@@PLUGINFILE@@/hình%20cây.png?forcedownload=1" is the file "hình cây.png". */
function nameOf(src: string): string {
  const path = src.replace(/^@@PLUGINFILE@@/, '').replace(/[?#].*$/, '');
  try {
    return pathOf(decodeURIComponent(path));
  } catch {
    return pathOf(path);
  }
}

function dataOf(src: string): Uint8Array | null {
  const found = /^\s*data:(?:image|audio|video)\/[\w.+-]+;base64,/i.exec(src);
  return found ? Uint8Array.from(Buffer.from(src.slice(found[0].length), 'base64')) : null;
}
