import { childOf, childrenOf, textOf, type XmlElement } from '../formats/xml.ts';
import { numberOf } from './numbers.ts';
import type { MoodleText, TextFormat } from './question.ts';

/** Small readers of Moodle XML: docs.moodle.org/en/Moodle_XML_format. */

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
  wiki_like: 'markdown',
};

/** The words of a child, of its `<text>` where it has one; '' where there is none. */
export function saidIn(element: XmlElement | undefined, name: string): string {
  const child = childOf(element, name);
  return child ? textOf(childOf(child, 'text') ?? child).trim() : '';
}

export function numberIn(element: XmlElement | undefined, name: string): number | null {
  return numberOf(saidIn(element, name));
}

/** `<single>true</single>`, `1`, or an empty element; `otherwise` where it is absent. */
export function isSaid(element: XmlElement | undefined, name: string, otherwise = false): boolean {
  if (!childOf(element, name)) return otherwise;
  return !['0', 'false', 'no'].includes(saidIn(element, name).toLowerCase());
}

/** A text with its format and the files beside it. */
export function textIn(element: XmlElement | undefined, around: TextFormat = 'moodle'): MoodleText {
  const text = childOf(element, 'text');
  return {
    text: text ? textOf(text) : element ? ownWords(element) : '',
    format: FORMATS[element?.attributes.format ?? ''] ?? around,
    files: filesIn(element),
  };
}

/** Null where there is no such child or it says nothing. */
export function optionalText(
  element: XmlElement | undefined,
  name: string,
  around: TextFormat = 'moodle',
): MoodleText | null {
  const child = childOf(element, name);
  const text = child ? textIn(child, around) : null;
  return text && text.text.trim() !== '' ? text : null;
}

/** Words that stand in the element itself, where a hand-written file left `<text>` out. */
function ownWords(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

function filesIn(element: XmlElement | undefined): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const file of childrenOf(element)) {
    if (file.name !== 'file') continue;
    const { name = '', path = '/', encoding = 'base64' } = file.attributes;
    if (encoding === 'base64') files.set(pathOf(`${path}${name}`), bytesOf(file));
  }
  return files;
}

/** "/hình/cây.png" and "hình/cây.png" are one file. */
export function pathOf(path: string): string {
  return path.replace(/^\/+/, '').normalize('NFC');
}

export function bytesOf(element: XmlElement): Uint8Array {
  return Uint8Array.from(Buffer.from(textOf(element), 'base64'));
}

/** Children of that name, in their order. */
export function named(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).filter((child) => child.name === name);
}

/** `showunits` 3 shows none; a unit is asked for where leaving it out costs points. */
export function unitsOf(element: XmlElement) {
  const units = named(childOf(element, 'units') ?? element, 'unit').map((unit) => ({
    name: saidIn(unit, 'unit_name'),
    multiplier: numberIn(unit, 'multiplier') ?? 1,
  }));
  const isShown = saidIn(element, 'showunits') !== '3';
  return {
    units: isShown ? units.filter(({ name }) => name !== '') : [],
    unitRequired: (numberIn(element, 'unitgradingtype') ?? 0) > 0,
  };
}
