import { createHash } from 'node:crypto';
import type { Inline, RichText } from 'shared/questions/content.ts';
import type { Picture } from 'shared/questions/picture/picture.ts';
import { type QtiElement, readNumber, textOf } from 'shared/questions/qti/element.ts';
import { textOfValue, type Valued } from 'shared/questions/qti/value.ts';
import { parseHtml, richTextOfTree } from '../../html/index.ts';
import type { TreeNode } from '../../html/tree.ts';
import { mediaTypeOf } from '../../media-type.ts';
import { pictureSizeOf } from '../../picture-size.ts';
import type { FileMedia } from '../imported.ts';
import { pictureTypeOf, SHOWABLE } from '../picture-types.ts';
import { LIMITS } from '../unpack.ts';
import { decodeXml } from './decode.ts';
import type { ItemFiles } from './item-files.ts';

export type QtiNode = QtiElement | string;

/** What an item's content became, and what it could not become. */
export class ItemContent {
  /** Names of elements that our content does not hold. */
  readonly lost = new Set<string>();
  /** Addresses of files that the package does not have. */
  readonly missing = new Set<string>();
  /** Pictures that no browser draws. */
  readonly unshowable = new Set<string>();
  readonly media = new Map<string, FileMedia>();
  readonly #files: ItemFiles;
  readonly #values: ReadonlyMap<string, Valued>;

  /** `values`: the item's template variables, printed where the content asks for them. */
  constructor(files: ItemFiles, values: ReadonlyMap<string, Valued>) {
    this.#files = files;
    this.#values = values;
  }

  /** Rich text of a piece of an item. `place` says what stands for an element that is no content: a gap, hot words. */
  rich(nodes: readonly QtiNode[], place: (element: QtiElement) => Inline | null = () => null): RichText {
    const places: Inline[] = [];
    const tree = nodes.flatMap((node) => this.#plain(node, place, places));
    const { content, lost } = richTextOfTree(tree, {
      picture: (src) => this.#kept(src)?.sha256 ?? null,
      sound: (src) => this.#kept(src, true)?.sha256 ?? null,
      inline: ({ name, attributes }) =>
        name === PLACE ? places.slice(Number(attributes.at), Number(attributes.at) + 1) : null,
    });
    for (const name of lost) if (!name.startsWith('img ')) this.lost.add(name);
    return content;
  }

  /** A picture that something is done upon: an `object` or `img`. Null where it cannot be had, or its size not be known. */
  picture(element: QtiElement | undefined): Picture | null {
    if (!element) return null;
    const kept = this.#kept(element.attributes.data ?? element.attributes.src ?? '');
    if (!kept) return null;
    const own = pictureSizeOf(kept.bytes, kept.mime);
    const side = (name: 'width' | 'height') => Math.round(readNumber(element.attributes[name]) ?? own?.[name] ?? 0);
    const [width, height] = [side('width'), side('height')];
    if (width < 1 || height < 1 || width > 5_000 || height > 5_000) return null;
    return { media: kept.sha256, alt: altOf(element), width, height };
  }

  #kept(href: string, isSound = false): FileMedia | null {
    const found = this.#files.find(href);
    if (!found) {
      if (href !== '') this.missing.add(href.slice(0, 200));
      return null;
    }
    if (found.bytes.byteLength > LIMITS.pictureBytes) return null;
    const mime = isSound ? mediaTypeOf(found.bytes) : pictureTypeOf(found.bytes);
    if (mime === null || (isSound && !/^(audio|video)/.test(mime))) return null;
    if (!isSound && !SHOWABLE.has(mime)) this.unshowable.add(found.path);
    const sha256 = createHash('sha256').update(found.bytes).digest('hex');
    const media: FileMedia = this.media.get(sha256) ?? { sha256, mime, bytes: found.bytes };
    this.media.set(sha256, media);
    return media;
  }

  /** The same as plain XHTML and MathML: template variables printed, QTI's own elements taken out or opened. */
  #plain(node: QtiNode, place: (element: QtiElement) => Inline | null, places: Inline[]): TreeNode[] {
    if (typeof node === 'string') return [node];
    const inside = () => node.children.flatMap((child) => this.#plain(child, place, places));
    const inline = place(node);
    if (inline) {
      places.push(inline);
      return [{ name: PLACE, attributes: { at: String(places.length - 1) }, children: [] }];
    }
    if (node.space === 'math') {
      const printed = /^(mi|ci)$/.test(node.name) ? this.#printed(textOf(node).trim()) : null;
      return printed === null
        ? [{ name: node.name, attributes: node.attributes, children: inside() }]
        : [{ name: 'mn', attributes: {}, children: [printed] }];
    }
    switch (node.name) {
      case 'printedVariable':
        return [this.#printed(node.attributes.identifier ?? '') ?? ''];
      case 'templateInline':
      case 'templateBlock':
        return this.#isShown(node)
          ? [{ name: node.name === 'templateBlock' ? 'div' : 'span', attributes: {}, children: inside() }]
          : [];
      case 'feedbackInline':
      case 'feedbackBlock':
      case 'modalFeedback':
        if (textOf(node).trim() !== '') this.lost.add('feedback');
        return [];
      case 'object':
        return this.#object(node, inside);
      case 'contentBody':
      case 'prompt':
      case 'itemBody':
      case 'stimulusBody':
        return [{ name: 'div', attributes: node.attributes, children: inside() }];
      case 'stylesheet':
      case 'rubricBlock':
        return [];
      case 'infoControl':
      case 'catalogInfo':
      case 'endAttemptInteraction':
        this.lost.add(node.name);
        return [];
      case 'mediaInteraction':
        return this.#sound(node, inside);
      default:
        return [{ name: node.name.toLowerCase(), attributes: aligned(node.attributes), children: inside() }];
    }
  }

  /** A sound or film with the number of times it may be played. */
  #sound(node: QtiElement, inside: () => TreeNode[]): TreeNode[] {
    const plays = Math.round(readNumber(node.attributes.maxPlays) ?? 0);
    return inside().map((child) => {
      if (typeof child === 'string' || !/^(audio|video)$/.test(child.name) || plays < 1) return child;
      return { ...child, attributes: { ...child.attributes, 'data-plays': String(plays) } };
    });
  }

  #object(node: QtiElement, inside: () => TreeNode[]): TreeNode[] {
    const { data = '', type = '', width, height } = node.attributes;
    if (type.startsWith('image/') || /\.(png|jpe?g|gif|webp|bmp|svg)$/i.test(data)) {
      const size = { ...(width ? { width } : {}), ...(height ? { height } : {}) };
      return [{ name: 'img', attributes: { src: data, alt: altOf(node), ...size }, children: [] }];
    }
    const playable =
      /^(audio|video)\//.exec(type)?.[1] ??
      (/\.(mp3|m4a|ogg|oga|wav|weba)$/i.test(data) ? 'audio' : /\.(mp4|webm|ogv)$/i.test(data) ? 'video' : null);
    if (playable) return [{ name: playable, attributes: { src: data }, children: [] }];
    const page = /html/.test(type) || /\.x?html?$/i.test(data) ? this.#files.find(data) : null;
    if (page && page.bytes.byteLength < 2_000_000) return parseHtml(decodeXml(page.bytes));
    if (data !== '') this.lost.add(`object ${type || data}`.slice(0, 120));
    return inside();
  }

  /** A template variable as its value is written; null where there is no such variable. */
  #printed(identifier: string): string | null {
    const value = this.#values.get(identifier);
    if (value === undefined) return null;
    if (value === null) return '';
    return textOfValue(value) ?? value.values.join(', ');
  }

  #isShown({ attributes }: QtiElement): boolean {
    const value = this.#values.get(attributes.templateIdentifier ?? '') ?? null;
    const isThere = value?.values.some((each) => String(each) === attributes.identifier) ?? false;
    return isThere === (attributes.showHide !== 'hide');
  }
}

const PLACE = 'khaothi-place';

/** QTI 3 has classes for what XHTML says by style. */
function aligned(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const align = /(?:^|\s)qti-align-(left|center|right)(?:\s|$)/.exec(attributes.class ?? '')?.[1];
  return align ? { ...attributes, style: `text-align: ${align}; ${attributes.style ?? ''}` } : attributes;
}

/** What a picture shows in words: its own `alt`, or the text inside an `object`. */
function altOf(element: QtiElement): string {
  const said = element.attributes.alt ?? element.attributes['aria-label'] ?? textOf(element);
  return said.replace(/\s+/g, ' ').trim().slice(0, 1_000);
}
