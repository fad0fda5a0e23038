import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { INK } from './ink.ts';

const require = createRequire(import.meta.url);
/** The whole fonts: the web subsets of the client lack what a printed name may need. */
const FONTS = {
  regular: require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  medium: require.resolve('@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf'),
  bold: require.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
} as const;
/** Letters and signs that Be Vietnam Pro has not (α, ∞, √, ∈): such a text is set whole in DejaVu. */
const OTHER = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
export type Face = keyof typeof FONTS;

/** A4, points. */
const MARGIN = 48;
const HEAD = 40;
const FOOT = 44;

/** A printed report that is being written from top to bottom. Lengths are PDF points (1/72 inch). */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  /** Where the next thing goes. */
  y: number;
}

export function openSheet(title: string, author: string): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: HEAD, bottom: 0, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: title, Author: author },
  });
  for (const [face, file] of Object.entries({ ...FONTS, other: OTHER })) doc.registerFont(face, file);
  brocade(doc);
  return { doc, left: MARGIN, width: doc.page.width - 2 * MARGIN, y: HEAD + 4 };
}

/** Chooses the font for a text: the face asked for, or DejaVu where that has not every letter of it. */
export function choose(doc: PDFKit.PDFDocument, face: Face, text: string): PDFKit.PDFDocument {
  doc.font(face);
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
  const hasAll = [...text].every((letter) => letter < ' ' || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  return hasAll ? doc : doc.font('other');
}

/** Goes to a new page where less than `height` is left on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height <= sheet.doc.page.height - FOOT - 12) return;
  sheet.doc.addPage();
  brocade(sheet.doc);
  sheet.y = HEAD + 4;
}

interface Setting {
  readonly face?: Face;
  readonly size?: number;
  readonly colour?: string;
  /** Space below. */
  readonly after?: number;
}

/** A paragraph over the whole width. */
export function write(
  sheet: Sheet,
  text: string,
  { face = 'regular', size = 10, colour = INK.text, after = 6 }: Setting = {},
): void {
  const options = { width: sheet.width, lineGap: size * 0.18 };
  choose(sheet.doc, face, text).fontSize(size);
  const height = sheet.doc.heightOfString(text, options);
  makeRoom(sheet, height);
  sheet.doc.fillColor(colour).text(text, sheet.left, sheet.y, options);
  sheet.y += height + after;
}

/** A heading that stays with at least `keep` points of what follows. */
export function heading(sheet: Sheet, text: string, keep = 80): void {
  sheet.y += 8;
  makeRoom(sheet, 24 + keep);
  write(sheet, text, { face: 'bold', size: 13, colour: INK.cham, after: 4 });
}

/** Draws the feet with "Trang x/y" and closes the file. */
export async function closeSheet(sheet: Sheet, foot: string): Promise<Uint8Array> {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const y = doc.page.height - FOOT + 8;
    doc
      .moveTo(MARGIN, y - 6)
      .lineTo(doc.page.width - MARGIN, y - 6)
      .lineWidth(0.5)
      .stroke(INK.line);
    choose(doc, 'regular', foot).fontSize(8).fillColor(INK.soft);
    doc.text(foot, MARGIN, y, { width: sheet.width - 70, height: 12, ellipsis: true });
    doc.text(`Trang ${page - start + 1}/${count}`, MARGIN, y, { width: sheet.width, align: 'right' });
  }
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

/** The brocade line, the only ornament: see `client/src/ui/BrocadeLine.tsx`. */
function brocade(doc: PDFKit.PDFDocument): void {
  const top = 24;
  doc
    .save()
    .rect(MARGIN, top, doc.page.width - 2 * MARGIN, 5)
    .clip();
  doc.rect(MARGIN, top, doc.page.width - 2 * MARGIN, 5).fill(INK.cham);
  for (let x = MARGIN, turn = 0; x < doc.page.width - MARGIN; x += 10, turn++) {
    diamond(doc, x + 2.5, top + 2.5, 2.5, turn % 2 ? INK.son : INK.nghe);
    diamond(doc, x + 2.5, top + 2.5, 1.2, '#ffffff');
    diamond(doc, x + 7.5, top + 2.5, 0.8, '#ffffff');
  }
  doc.restore();
}

function diamond(doc: PDFKit.PDFDocument, x: number, y: number, r: number, colour: string): void {
  doc.polygon([x - r, y], [x, y - r], [x + r, y], [x, y + r]).fill(colour);
}
