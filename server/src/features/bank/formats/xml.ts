import { SaxesParser } from 'saxes';
import { UnreadableFile } from './refusal.ts';

/** An element under the name that its reader gives it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const MAX_DEPTH = 250;
const MAX_NODES = 3_000_000;

/** What a reader calls an element or attribute, by its namespace, the file's own prefix and its local name. */
export type NameOf = (uri: string, prefix: string, local: string) => string;

/**
 * Reads one XML file. One with a DTD is refused: no entity is ever expanded.
 * @throws UnreadableFile
 */
export function parseXml(bytes: Uint8Array, nameOf: NameOf): XmlElement {
  const root: MutableElement = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new UnreadableFile('fileSuspicious', 'a DTD');
  });
  parser.on('error', (cause) => {
    throw new UnreadableFile('fileBroken', cause.message);
  });
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH || ++nodes > MAX_NODES) throw new UnreadableFile('fileSuspicious', 'XML too deep');
    const attributes: Record<string, string> = {};
    for (const each of Object.values(tag.attributes))
      attributes[nameOf(each.uri, each.prefix, each.local)] = each.value;
    const element: MutableElement = { name: nameOf(tag.uri, tag.prefix, tag.local), attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    open.at(-1)?.children.push(text);
  });
  parser.on('cdata', (text) => {
    open.at(-1)?.children.push(text);
  });
  parser.write(decode(bytes)).close();
  const [element] = root.children.filter((child) => typeof child !== 'string');
  if (!element) throw new UnreadableFile('fileBroken', 'empty XML');
  return element;
}

interface MutableElement {
  name: string;
  attributes: Record<string, string>;
  children: (MutableElement | string)[];
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

export function childrenOf(element: XmlElement | undefined): XmlElement[] {
  return element ? (element.children.filter((child) => typeof child !== 'string') as XmlElement[]) : [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element).find((child) => child.name === name);
}

/** Every descendant of that name in document order, not looking inside a found one. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)));
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
