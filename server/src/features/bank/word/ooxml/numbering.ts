import { type Format, readFormat } from './formatting.ts';
import type { Package } from './open-package.ts';
import { childOf, childrenOf, parseXml, propertyOf, type XmlElement } from './xml.ts';

/** The label that Word draws before a numbered paragraph but does not store in its text. */
export interface ListLabel {
  readonly text: string;
  readonly format: Format;
}

interface Level {
  readonly start: number;
  readonly kind: string;
  /** "Câu %1." */
  readonly pattern: string;
  readonly format: Format;
}

/**
 * Gives every numbered paragraph its label. Ask once per paragraph, in document order: lists count as they are read, and
 * all lists made from one definition go on counting together unless one says where it starts again.
 */
export function readNumbering(
  parts: Package,
  name = 'word/numbering.xml',
): (numbering: XmlElement | undefined) => ListLabel | null {
  const bytes = parts.get(name);
  const root = bytes ? parseXml(bytes) : undefined;
  const definitions = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { definition: string; restarts: Map<number, number> }>();
  for (const element of childrenOf(root)) {
    if (element.name === 'w:abstractNum')
      definitions.set(element.attributes['w:abstractNumId'] ?? '', readLevels(element));
    if (element.name !== 'w:num') continue;
    const restarts = new Map<number, number>();
    for (const override of childrenOf(element)) {
      const start = propertyOf(override, 'w:startOverride');
      if (start !== undefined) restarts.set(Number(override.attributes['w:ilvl'] ?? 0), Number(start));
    }
    lists.set(element.attributes['w:numId'] ?? '', {
      definition: propertyOf(element, 'w:abstractNumId') ?? '',
      restarts,
    });
  }

  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (numbering) => {
    const id = propertyOf(numbering, 'w:numId');
    const list = id === undefined ? undefined : lists.get(id);
    const levels = list && definitions.get(list.definition);
    if (id === undefined || !list || !levels) return null;
    const at = Number(propertyOf(numbering, 'w:ilvl') ?? 0);
    const level = levels.get(at);
    if (!level) return null;
    const counts = counters.get(list.definition) ?? [];
    counters.set(list.definition, counts);
    const restart = list.restarts.get(at);
    if (restart !== undefined && !begun.has(`${id}/${at}`)) counts[at] = restart - 1;
    begun.add(`${id}/${at}`);
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    counts.length = at + 1;
    if (level.kind === 'bullet' || level.kind === 'none') return null;
    const text = level.pattern.replace(/%(\d)/g, (_, digit: string) => {
      const other = levels.get(Number(digit) - 1);
      return written(counts[Number(digit) - 1] ?? other?.start ?? 1, other?.kind ?? 'decimal');
    });
    return text.trim() === '' ? null : { text, format: level.format };
  };
}

function readLevels(definition: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of childrenOf(definition)) {
    if (element.name !== 'w:lvl') continue;
    levels.set(Number(element.attributes['w:ilvl'] ?? 0), {
      start: Number(propertyOf(element, 'w:start') ?? 1),
      kind: propertyOf(element, 'w:numFmt') ?? 'decimal',
      pattern: propertyOf(element, 'w:lvlText') ?? '',
      format: readFormat(childOf(element, 'w:rPr')),
    });
  }
  return levels;
}

function written(number: number, kind: string): string {
  const count = Math.max(1, Math.min(Math.trunc(number) || 1, 30_000));
  const letter = (first: number) =>
    String.fromCharCode(first + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
  if (kind === 'upperLetter') return letter(65);
  if (kind === 'lowerLetter') return letter(97);
  if (kind === 'upperRoman') return roman(count);
  if (kind === 'lowerRoman') return roman(count).toLowerCase();
  if (kind === 'decimalZero') return String(count).padStart(2, '0');
  return String(number);
}

function roman(count: number): string {
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  let left = Math.min(count, 3_999);
  let text = '';
  for (const [at, value] of values.entries())
    while (left >= value) {
      text += signs[at];
      left -= value;
    }
  return text;
}
