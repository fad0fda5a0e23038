import type { Package } from './open-package.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** A footnote or endnote with the number under which it is read. */
export interface Note {
  readonly n: number;
  readonly element: XmlElement;
}

/** Notes by their references, counted as they are met; null for one that the file does not have. */
export function noteReader(
  parts: Package,
  partOf: (type: string) => string | undefined,
): (reference: XmlElement) => Note | null {
  const known = new Map<string, Map<string, XmlElement>>();
  const notesIn = (type: string) => {
    const bytes = parts.get(partOf(type) ?? '');
    const notes = childrenOf(bytes ? parseXml(bytes) : undefined);
    return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]));
  };
  let n = 0;
  return (reference) => {
    const type = reference.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes';
    const notes = known.get(type) ?? notesIn(type);
    known.set(type, notes);
    const element = notes.get(reference.attributes['w:id'] ?? '');
    return element ? { n: ++n, element } : null;
  };
}
