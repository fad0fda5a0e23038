import { SaxesParser } from 'saxes';
import { UnreadableFile } from './refusal.ts';

/** An element with its name under the prefix everyone knows ("w:p"), whatever prefix the file chose. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const MAX_DEPTH = 250;
const MAX_NODES = 3_000_000;

const OFFICE = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';
const MICROSOFT = 'http://schemas.microsoft.com/office/word';
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${OFFICE}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${OFFICE}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${OFFICE}/package/2006/relationships`]: 'rel',
  [`${OFFICE}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${OFFICE}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${OFFICE}/drawingml/2006/picture`]: 'pic',
  [`${STRICT}/drawingml/picture`]: 'pic',
  [`${OFFICE}/markup-compatibility/2006`]: 'mc',
  [`${MICROSOFT}/2010/wordprocessingShape`]: 'wps',
  [`${MICROSOFT}/2010/wordprocessingGroup`]: 'wpg',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

/**
 * Reads one XML part. There is no DTD in an OOXML file, so one that has it is refused: no entity is ever expanded.
 * @throws UnreadableFile
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root: MutableElement = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new UnreadableFile('wordSuspicious', 'a DTD');
  });
  parser.on('error', (cause) => {
    throw new UnreadableFile('wordBroken', cause.message);
  });
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH || ++nodes > MAX_NODES) throw new UnreadableFile('wordSuspicious', 'XML too deep');
    const attributes: Record<string, string> = {};
    for (const each of Object.values(tag.attributes)) attributes[known(each.uri, each.prefix, each.local)] = each.value;
    const element: MutableElement = { name: known(tag.uri, tag.prefix, tag.local), attributes, children: [] };
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
  if (!element) throw new UnreadableFile('wordBroken', 'empty XML');
  return element;
}

interface MutableElement {
  name: string;
  attributes: Record<string, string>;
  children: (MutableElement | string)[];
}

function known(uri: string, prefix: string, local: string): string {
  const usual = PREFIXES[uri] ?? prefix;
  return usual === '' ? local : `${usual}:${local}`;
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

/** The `w:val` (or `m:val`) of a named child, the way most OOXML properties are written. */
export function propertyOf(element: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(element, name);
  return child?.attributes['w:val'] ?? child?.attributes['m:val'] ?? child?.attributes.val;
}

/** An on/off property: absent is undefined, present without a value is on. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  if (!childOf(element, name)) return undefined;
  const value = propertyOf(element, name);
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** Every descendant of that name in document order, not looking inside a found one. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)));
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
