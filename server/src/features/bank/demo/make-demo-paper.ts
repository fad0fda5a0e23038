import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { CHOICES } from './choices.ts';
import type { DemoChoice, Line } from './demo-question.ts';
import { drawGraph } from './graph.ts';
import { GROUPS } from './groups.ts';
import { SHORTS } from './shorts.ts';

/**
 * Writes de-minh-hoa-toan-2025.docx beside this file: an original paper in the 2025 format, in the form Word itself writes.
 * Run after changing its questions: `node server/src/features/bank/demo/make-demo-paper.ts`.
 */
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const TABS = [283, 2906, 5528, 8150].map((at) => `<w:tab w:val="left" w:pos="${at}"/>`).join('');
const EMU_PER_PIXEL = 9_525;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const run = (text: string, looks = '') =>
  `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const bold = (text: string) => run(text, '<w:b/>');
const paragraph = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const centred = (inner: string) => paragraph(inner, '<w:jc w:val="center"/>');
const line = (parts: Line) =>
  parts
    .map((part) => {
      if (part.startsWith('<m:')) return part;
      return /^\^\d$/.test(part) ? run(part.slice(1), '<w:vertAlign w:val="superscript"/>') : run(part);
    })
    .join('');

/** The right letter is underlined, as most teachers do. */
const letter = (text: string, after: string, isRight: boolean) =>
  isRight ? run(text, '<w:b/><w:u w:val="single"/>') + bold(after) : bold(text + after);
const heading = (n: number, level: string) => `${bold(`Câu ${n}. `)}${run(`[${level}] `)}`;
const topicLine = (topic: string | undefined, before: string | undefined) =>
  topic === undefined || topic === before ? '' : paragraph(bold(`Chủ đề: ${topic}`));

const plainLength = (option: Line) => option.map((part) => part.replace(/<[^>]+>/g, '')).join('').length;

function options({ options: all, key }: DemoChoice): string {
  const drawn = all.map((option, at) => {
    const name = String.fromCharCode(65 + at);
    return `<w:r><w:tab/></w:r>${letter(name, '. ', name === key)}${line(option)}`;
  });
  const tabs = `<w:tabs>${TABS}</w:tabs>`;
  if (Math.max(...all.map(plainLength)) <= 9) return paragraph(drawn.join(''), tabs);
  return (
    paragraph(drawn.slice(0, 2).join('<w:r><w:tab/></w:r>'), tabs) +
    paragraph(drawn.slice(2).join('<w:r><w:tab/></w:r>'), tabs)
  );
}

function table(rows: readonly (readonly string[])[], borders: 'single' | 'none' = 'single'): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => `<w:${edge} w:val="${borders}" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const cells = (row: readonly string[]) =>
    row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${centred(cell)}</w:tc>`).join('');
  return `<w:tbl><w:tblPr><w:jc w:val="center"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>${rows
    .map((row) => `<w:tr>${cells(row)}</w:tr>`)
    .join('')}</w:tbl>`;
}

const picture = () => {
  const size = `cx="${300 * EMU_PER_PIXEL}" cy="${250 * EMU_PER_PIXEL}"`;
  return centred(
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="1" name="Hình 1" descr="Đồ thị hàm số bậc ba đi qua gốc tọa độ, đạt cực đại tại điểm (–1; 2) và cực tiểu tại điểm (1; –2)"/><a:graphic><a:graphicData uri="${DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="do-thi.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  );
};

function body(): string {
  const choices = CHOICES.map((question, at) =>
    [
      topicLine(question.topic, CHOICES[at - 1]?.topic),
      paragraph(heading(at + 1, question.level) + line(question.stem)),
      question.hasGraph ? picture() : '',
      question.table ? table(question.table.map((row) => row.map((cell) => run(cell)))) : '',
      question.ask ? paragraph(run(question.ask)) : '',
      options(question),
    ].join(''),
  );
  const groups = GROUPS.map((question, at) =>
    [
      topicLine(question.topic, GROUPS[at - 1]?.topic),
      paragraph(heading(at + 1, question.level) + line(question.stem)),
      ...question.statements.map(([isTrue, ...words], place) =>
        paragraph(letter(String.fromCharCode(97 + place), ') ', isTrue) + line(words)),
      ),
    ].join(''),
  );
  const shorts = SHORTS.map((question, at) =>
    [
      topicLine(question.topic, SHORTS[at - 1]?.topic),
      paragraph(heading(at + 1, question.level) + line(question.stem)),
      paragraph(bold('Đáp án: ') + run(question.key)),
      question.solution
        ? centred(bold('Lời giải')) + question.solution.map((each) => paragraph(line(each))).join('')
        : '',
    ].join(''),
  );
  return [
    table([[bold('TRƯỜNG THPT MƯỜNG HOA (giả định)'), bold('ĐỀ MINH HỌA MÔN TOÁN, LỚP 12')]], 'none'),
    centred(run('Thời gian làm bài: 90 phút, không kể thời gian phát đề', '<w:i/>')),
    paragraph(
      bold('PHẦN I. ') +
        run(
          'Câu trắc nghiệm nhiều phương án lựa chọn. Thí sinh trả lời từ câu 1 đến câu 12. Mỗi câu hỏi thí sinh chỉ chọn một phương án.',
        ),
    ),
    ...choices,
    paragraph(
      bold('PHẦN II. ') +
        run(
          'Câu trắc nghiệm đúng sai. Thí sinh trả lời từ câu 1 đến câu 4. Trong mỗi ý a), b), c), d) ở mỗi câu, thí sinh chọn đúng hoặc sai.',
        ),
    ),
    ...groups,
    paragraph(bold('PHẦN III. ') + run('Câu trắc nghiệm trả lời ngắn. Thí sinh trả lời từ câu 1 đến câu 6.')),
    ...shorts,
    centred(bold('---------- HẾT ----------')),
  ].join('');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
const relations = (...all: string[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

const parts = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
  'word/_rels/document.xml.rels': relations(
    relation('rId1', 'image', 'media/image1.png'),
    relation('rId2', 'styles', 'styles.xml'),
  ),
  'word/styles.xml': `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
  'word/document.xml': `${HEAD}<w:document xmlns:w="${W}" xmlns:m="${OFFICE}/math" xmlns:r="${OFFICE}/relationships" xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture"><w:body>${body()}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="1134"/></w:sectPr></w:body></w:document>`,
};
// One fixed date, so that the same questions always give the same bytes.
const mtime = new Date('2026-11-23T00:00:00');
const packed = zipSync(
  {
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    'word/media/image1.png': drawGraph((x) => x ** 3 - 3 * x),
  },
  { mtime, level: 9 },
);
writeFileSync(new URL('./de-minh-hoa-toan-2025.docx', import.meta.url), packed);
