import { type Expected, HEADINGS, type Part } from './expected.ts';
import type { Ink } from './ink.ts';
import { BOLD, numbered, type PaperWriter } from './paper-writer.ts';
import { pictureForm } from './phrases.ts';

const BOX =
  '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Ghi chú: số liệu giả định.</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Ghi chú: số liệu giả định.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>';

export function writeHeading(writer: PaperWriter, part: Part, number: number): void {
  const { chance, style } = writer;
  const words = chance.pick(HEADINGS[part]);
  const roman = ['', 'I', 'II', 'III'][number] ?? '';
  switch (style.headings) {
    case 'Phần 1: words':
      writer.paragraph([{ words: `Phần ${number}: `, looks: BOLD }, { words }]);
      return;
    case 'words':
      writer.line(HEADINGS[part][1] ?? '');
      return;
    case 'A. words':
      writer.line(`${'ABC'.charAt(number - 1)}. ${HEADINGS[part][1]} (3,0 điểm)`);
      return;
    case 'frame':
      writer.table([[[{ words: `PHẦN ${roman}. ${words}` }]]]);
      return;
    case 'auto': {
      if (writer.partList === 0) writer.partList = writer.list('PHẦN %1.', 'upperRoman');
      writer.line(words, numbered(writer.partList));
      return;
    }
    case 'Dạng':
      if (number === 1) writer.line('I. PHẦN TRẮC NGHIỆM (10 điểm)');
      writer.line(`Dạng ${number}. ${words}`);
      return;
    default:
      writer.paragraph([{ words: `PHẦN ${roman}. `, looks: BOLD }, { words }]);
      return;
  }
}

export function writeTopic(writer: PaperWriter): void {
  writer.topic = writer.chance.pick(['Hàm số', 'Ester – Lipid', 'Các vùng kinh tế', 'Điện trường']);
  writer.line(`Chủ đề: ${writer.topic}`);
}

export function writePassage(writer: PaperWriter, n: number): void {
  const { chance } = writer;
  writer.line(
    chance.pick([
      `Đọc đoạn văn sau và trả lời các câu từ ${n} đến ${n + 1}:`,
      `Dựa vào thông tin dưới đây, trả lời câu ${n} và câu ${n + 1}.`,
      `Sử dụng các thông tin sau cho Câu ${n} và Câu ${n + 1}:`,
      `Read the following passage and answer questions ${n} - ${n + 1}.`,
      `Đọc văn bản sau và trả lời câu hỏi từ ${n} đến ${n + 1}`,
    ]),
  );
  writer.line('Buổi sớm, sương còn phủ kín thung lũng. Mẹ gùi ngô lên nương, bước chân chậm mà chắc.');
  if (chance.oneIn(2)) writer.line('Ruộng bậc thang (1) ........ được làm từ nhiều đời. Mỗi năm một vụ.');
}

/** What may stand in a stem after its first line. */
export function writeStemExtras(writer: PaperWriter, expected: Expected): void {
  const { chance } = writer;
  if (chance.oneIn(6)) {
    writer.paragraph([{ picture: pictureForm(chance) }]);
    expected.images++;
  }
  if (chance.oneIn(7)) {
    writer.table([
      [[{ words: 'Năm' }], [{ words: '2020' }], [{ words: '2025' }]],
      [[{ words: 'Dân số' }], [{ formula: '800' }], [{ words: '840' }]],
    ]);
    expected.tables++;
    expected.formulas++;
    if (chance.oneIn(2)) writer.line('Theo bảng, nhận xét nào đúng?');
  }
  if (writer.style.hasBoxes && chance.oneIn(2)) writer.paragraph([{ raw: BOX }]);
  if (chance.oneIn(8)) {
    writer.paragraph([{ words: 'Cho biết ' }, { ole: true }, { words: ' và g = 10 m/s.' }]);
    expected.oleFormulas = 1;
  }
}

export function writeSolution(writer: PaperWriter, expected: Expected, needed: readonly Ink[] | null): void {
  const { chance, style } = writer;
  const form = style.solution === 'mixed' ? chance.pick(['none', 'Lời giải', 'Hướng dẫn giải']) : style.solution;
  if (form === 'none' && !needed) return;
  expected.hasSolution = true;
  const title = form === 'none' ? 'Lời giải' : form;
  if (title.endsWith(':')) writer.line(`${title} Ta có kết quả như sau.`);
  else writer.line(title, '<w:jc w:val="center"/>');
  writer.paragraph([{ words: 'Áp dụng công thức ' }, { formula: 'power' }, { words: ' của bài học.' }]);
  if (chance.oneIn(4)) writer.paragraph([{ picture: 'inline' }]);
  if (chance.oneIn(4)) writer.line('A. sai vì thiếu điều kiện; B. đúng một phần.');
  for (const ink of needed ?? []) writer.paragraph([ink]);
}
