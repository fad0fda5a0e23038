import { inflateSync } from 'node:zlib';

/** The words of a PDF as pdfkit writes it (embedded fonts, compressed streams), a line per piece of text. Enough to read slips. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, list = ''] of head.matchAll(/\/Font\s*<<([^>]*)>>/g)) {
      for (const [, name = '', id = ''] of list.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const toUnicode = objects.get(id)?.head.match(/\/ToUnicode (\d+) 0 R/)?.[1] ?? '';
        fonts.set(name, lettersOf(objects.get(toUnicode)?.stream ?? ''));
      }
    }
  }
  const lines: string[] = [];
  for (const { stream } of objects.values()) {
    let letters: ReadonlyMap<string, string> = new Map();
    for (const [, font, shown] of stream.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) letters = fonts.get(font) ?? new Map();
      if (shown) lines.push(readHex(shown, letters));
    }
  }
  return lines.join('\n');
}

interface PdfObject {
  readonly head: string;
  /** Inflated, as Latin-1; '' where there is none. */
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const found = new Map<string, PdfObject>();
  const start = /(\d+) 0 obj\n/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = start.lastIndex;
    const end = text.indexOf('endobj', from);
    const streamAt = text.indexOf('stream\n', from);
    const hasStream = streamAt !== -1 && streamAt < end;
    const head = text.slice(from, hasStream ? streamAt : end);
    const length = Number(head.match(/\/Length (\d+)/)?.[1] ?? 0);
    const bytes = pdf.subarray(streamAt + 7, streamAt + 7 + length);
    found.set(match[1] ?? '', { head, stream: hasStream ? inflated(bytes, head) : '' });
    if (hasStream) start.lastIndex = streamAt + 7 + length;
  }
  return found;
}

function inflated(bytes: Buffer, head: string): string {
  return (head.includes('/FlateDecode') && !head.includes('/Image') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** A font's map from glyph to letters: pdfkit numbers glyphs from 0 and lists their letters in order. */
function lettersOf(toUnicode: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', , list = ''] of toUnicode.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], index) => {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return letters;
}

function readHex(shown: string, letters: ReadonlyMap<string, string>): string {
  return [...shown.matchAll(/<(\w*)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((glyph) => letters.get(glyph.toLowerCase()) ?? '')
    .join('');
}
