import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';

/** What one slip says. */
export interface Slip {
  readonly name: string;
  /** ISO date, or null where unknown. */
  readonly birthDate: string | null;
  readonly className: string;
  readonly school: string;
  /** Số báo danh. */
  readonly number: string;
  readonly room: string;
  readonly seat: number;
  /** "ABCD-EFGH-JKMN-PQRS". */
  readonly code: string;
}

export interface SlipHead {
  readonly exam: string;
  readonly subject: string;
  readonly session: string;
  readonly startsAt: Date;
  /** Where candidates go: "https://thi.laocai.edu.vn". */
  readonly address: string;
}

const require = createRequire(import.meta.url);
const FONTS = {
  regular: '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  bold: '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf',
};
/** The light colours of `client/src/ui/tokens.css`. */
const INK = { text: '#23201b', soft: '#57514a', line: '#8a8479', cham: '#2b3f86', nghe: '#f0b43c', son: '#b3301f' };

// A4 in points: two columns of four slips, cut along the dashed lines.
const PAGE = { width: 595.28, height: 841.89 };
const COLUMNS = 2;
const ROWS = 4;
const WIDTH = PAGE.width / COLUMNS;
const HEIGHT = PAGE.height / ROWS;
const PAD = 18;
const QR = 78;

/** Where a slip's QR leads: the code stands behind "#", so it reaches no server log. */
const slipLink = (address: string, code: string) => `${address}/thi#${code}`;

/** Candidate slips as PDF, eight to a page, in the order given. */
export async function slipSheet(head: SlipHead, slips: readonly Slip[]): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: 'vi-VN',
    info: { Title: `Phiếu dự thi · ${head.exam} · ${head.session}`, Author: 'Khảo Thí' },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  for (const [name, path] of Object.entries(FONTS)) doc.registerFont(name, require.resolve(path));
  slips.forEach((slip, index) => {
    const place = index % (COLUMNS * ROWS);
    if (place === 0) openPage(doc);
    drawSlip(doc, (place % COLUMNS) * WIDTH, Math.floor(place / COLUMNS) * HEIGHT, head, slip);
  });
  doc.end();
  await written;
  return Buffer.concat(chunks);
}

function openPage(doc: PDFKit.PDFDocument): void {
  doc.addPage();
  doc.lineWidth(0.5).strokeColor(INK.line).dash(4, { space: 3 });
  doc.moveTo(WIDTH, 0).lineTo(WIDTH, PAGE.height).stroke();
  for (let row = 1; row < ROWS; row += 1)
    doc
      .moveTo(0, row * HEIGHT)
      .lineTo(PAGE.width, row * HEIGHT)
      .stroke();
  doc.undash();
}

function drawSlip(doc: PDFKit.PDFDocument, x: number, y: number, head: SlipHead, slip: Slip): void {
  const left = x + PAD;
  const width = WIDTH - 2 * PAD;
  const line = (text: string, at: number, size: number, font = 'regular', color = INK.text, room = width) =>
    doc
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, left, y + at, { width: room, height: size * 1.5, ellipsis: true, lineBreak: false });

  mark(doc, left, y + 14);
  doc
    .font('bold')
    .fontSize(9)
    .fillColor(INK.cham)
    .text('PHIẾU DỰ THI', left + 20, y + 16, { width: width - 20, lineBreak: false });
  brocade(doc, left, y + 34, width);

  line(slip.name, 43, 13, 'bold');
  const birth = slip.birthDate ? ` · sinh ${slip.birthDate.split('-').reverse().join('/')}` : '';
  line(`Lớp ${slip.className}${birth}`, 61, 8.5, 'regular', INK.soft);
  line(slip.school, 73, 8.5, 'regular', INK.soft);

  const words = width - QR - 8;
  line(`${head.exam}`, 90, 8.5, 'bold', INK.text, words);
  line(`${head.subject} · ${head.session}`, 102, 8.5, 'regular', INK.soft, words);
  line(instantOf(head.startsAt), 114, 8.5, 'regular', INK.soft, words);
  facts(doc, left, y + 130, words, [
    ['SBD', slip.number],
    ['Phòng', slip.room.replace(/^Phòng\s+/i, '')],
    ['Chỗ', String(slip.seat)],
  ]);

  qr(doc, left + width - QR, y + 88, slipLink(head.address, slip.code));
  doc.font('bold').fontSize(11.5).fillColor(INK.text);
  doc.text(slip.code.replaceAll('-', '  '), left, y + 172, { width, characterSpacing: 1.1, lineBreak: false });
  line(`Vào ${head.address}/thi, quét mã hoặc nhập 4 nhóm trên.`, 190, 7, 'regular', INK.soft);
}

function facts(doc: PDFKit.PDFDocument, x: number, y: number, width: number, pairs: readonly [string, string][]): void {
  const shares = [0.45, 0.32, 0.23];
  let at = x;
  pairs.forEach(([name, value], index) => {
    const room = width * (shares[index] ?? 0.3);
    doc.font('regular').fontSize(7).fillColor(INK.soft).text(name, at, y, { width: room, lineBreak: false });
    doc
      .font('bold')
      .fontSize(value.length > 8 ? 9 : 13)
      .fillColor(INK.text)
      .text(value, at, y + 9, { width: room - 4, height: 18, ellipsis: true, lineBreak: false });
    at += room;
  });
}

function qr(doc: PDFKit.PDFDocument, x: number, y: number, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const size = QR / modules.size;
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      // A hair wider than the module, so that printers leave no white seams.
      if (modules.get(row, column)) doc.rect(x + column * size, y + row * size, size + 0.05, size + 0.05);
  doc.fill('#000000');
}

/** The house's ornament, as `client/src/ui/BrocadeLine.tsx` draws it. */
function brocade(doc: PDFKit.PDFDocument, x: number, y: number, width: number): void {
  doc.rect(x, y, width, 3.5).fill(INK.cham);
  for (let at = 0; at + 4 <= width; at += 7) {
    const middle = y + 1.75;
    doc
      .moveTo(x + at, middle)
      .lineTo(x + at + 1.75, y)
      .lineTo(x + at + 3.5, middle)
      .lineTo(x + at + 1.75, y + 3.5)
      .fill(at % 14 === 0 ? INK.nghe : INK.son);
  }
}

function mark(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc.roundedRect(x, y, 15, 15, 2).fill(INK.cham);
  doc
    .circle(x + 7.5, y + 7.5, 4.2)
    .lineWidth(0.8)
    .stroke('#ffffff');
  doc.circle(x + 7.5, y + 7.5, 1.4).fill(INK.nghe);
}

function instantOf(at: Date): string {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
  const time = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${time} ngày ${of({ day: '2-digit', month: '2-digit', year: 'numeric' })}`;
}
