/** A piece of XML to be written: an element, or a text. */
export type Xml = XmlNode | string;
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children: readonly Xml[];
}

/** An element; attributes that are undefined are left out. */
export function el(name: string, attributes: XmlNode['attributes'] = {}, ...children: readonly Xml[]): XmlNode {
  return { name, attributes, children };
}

export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written(node: Xml): string {
  if (typeof node === 'string') return escaped(node);
  const said = Object.entries(node.attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`],
    )
    .join('');
  if (node.name === RAW) return String(node.attributes.xml ?? '');
  const inner = node.children.map(written).join('');
  return inner === '' ? `<${node.name}${said}/>` : `<${node.name}${said}>${inner}</${node.name}>`;
}

const RAW = '#raw';
/** XML that is written already and known to be well-formed. */
export const raw = (xml: string): XmlNode => ({ name: RAW, attributes: { xml }, children: [] });

/** Signs that XML 1.0 cannot hold at all are left out; tabs and breaks in attributes are kept as references. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these very characters
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  );
}
