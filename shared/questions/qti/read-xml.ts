import { SaxesParser } from 'saxes';
import type { QtiElement } from './element.ts';

/** Why a text is no XML that may be read. `suspicious`: it would cost more than an honest file does, or brings a DTD. */
export class UnreadableXml extends Error {
  readonly why: 'broken' | 'suspicious';

  constructor(why: 'broken' | 'suspicious', detail: string) {
    super(detail);
    this.name = 'UnreadableXml';
    this.why = why;
  }
}

const MAX_DEPTH = 200;
const MAX_NODES = 500_000;
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const QTI =
  /imsglobal\.org\/(xsd|question)\/|ims-?qti|imsqti|imscp|w3\.org\/1999\/xhtml|purl\.imsglobal\.org\/spec\/qti/;

/** Signs that authors write as HTML names although XML knows none of them. */
const HTML_NAMES = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

interface Open {
  name: string;
  space: QtiElement['space'];
  attributes: Record<string, string>;
  children: (QtiElement | string)[];
}

/**
 * Reads one XML text. Entities are never expanded: a document type with declarations of its own is refused.
 * @throws UnreadableXml
 */
export function readXml(text: string): QtiElement {
  const root: Open = { name: '#root', space: 'other', attributes: {}, children: [] };
  const open: Open[] = [root];
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: true });
  Object.assign(parser.ENTITIES, HTML_NAMES);
  parser.on('doctype', (doctype) => {
    if (/[[]|<!/.test(doctype)) throw new UnreadableXml('suspicious', 'a DTD');
  });
  parser.on('error', (cause) => {
    // A prefix that nobody declared says nothing about the structure.
    if (!/unbound namespace prefix/.test(cause.message)) throw new UnreadableXml('broken', cause.message);
  });
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH || ++nodes > MAX_NODES) throw new UnreadableXml('suspicious', 'too deep or too large');
    const space = spaceOf(tag.uri, tag.prefix);
    const isPrefixed = tag.local.startsWith('qti-');
    const attributes: Record<string, string> = {};
    for (const { prefix, local, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns') continue;
      const name = isPrefixed && !/^(data|aria)-/.test(local) ? camel(local) : local;
      attributes[prefix === '' ? name : `${prefix}:${local}`] = value;
    }
    const element: Open = { name: neutral(tag.local, space), space, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const say = (said: string) => {
    open.at(-1)?.children.push(said);
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.write(text.replace(/^\s+(?=<\?xml)/, '')).close();
  const found = root.children.find((child): child is QtiElement => typeof child !== 'string');
  if (!found) throw new UnreadableXml('broken', 'no element');
  return found;
}

function spaceOf(uri: string, prefix: string): QtiElement['space'] {
  if (uri === MATHML || (uri === '' && /^(m|mml)$/.test(prefix))) return 'math';
  return uri === '' || QTI.test(uri) ? 'qti' : 'other';
}

function neutral(local: string, space: QtiElement['space']): string {
  if (space === 'math') return local;
  if (local.startsWith('qti-')) return camel(local.slice(4));
  return local === 'durationLT' ? 'durationLt' : local === 'durationGTE' ? 'durationGte' : local;
}

const camel = (words: string) => words.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
