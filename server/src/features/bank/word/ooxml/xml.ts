import { childOf, parseXml as parse, type XmlElement } from '../../formats/xml.ts';

export { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../../formats/xml.ts';

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
 * Reads one part of an OOXML package: names stand under the prefix everyone knows ("w:p"), whatever the file chose.
 * @throws UnreadableFile
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  return parse(bytes, known);
}

function known(uri: string, prefix: string, local: string): string {
  const usual = PREFIXES[uri] ?? prefix;
  return usual === '' ? local : `${usual}:${local}`;
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
