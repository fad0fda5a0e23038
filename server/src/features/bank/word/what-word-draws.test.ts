import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';
import { docx, lines, p, packed, run } from './testing/docx.ts';

const OPTIONS = lines('A. một\tB. hai\tC. ba\tD. bốn', 'Đáp án: A');
const read = async (stem: string, file = packed(p(run('Câu 1. Cho hình ') + stem) + OPTIONS, [], {})) => {
  const { questions, ...rest } = await readWord(file);
  const summary = summaryOf('t.docx', { format: 'docx', questions, ...rest });
  return { question: summary.questions[0], problems: summary.problems, definition: questions[0]?.definition };
};
const drawing = (inner: string, height = 952_500) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="${height}"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const PICTURE = '<pic:pic xmlns:pic="urn:pic"><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic>';
const LINE = '<wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp>';
const box = (inner: string) => `<wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp>`;
const vml = (inner: string) => `<w:r><w:pict>${inner}</w:pict></w:r>`;

describe('what we cannot draw is named with its question, and its place shown', () => {
  test.each([
    ['shapes', drawing(LINE), 'hình vẽ trong Word'],
    [
      'shapes among words',
      drawing(`<wpg:wgp xmlns:wpg="urn:wpg">${LINE}${box(p(run('A')))}</wpg:wgp>`),
      'hình vẽ trong Word',
    ],
    ['a chart', drawing('<c:chart xmlns:c="urn:c" r:id="rId9"/>'), 'biểu đồ trong Word'],
    ['SmartArt', drawing('<dgm:relIds xmlns:dgm="urn:dgm" r:dm="rId9"/>'), 'sơ đồ SmartArt'],
    ['a linked picture', drawing('<a:blip r:link="rIdLink"/>'), 'ảnh không có trong tệp'],
    ['a picture that is missing', drawing('<a:blip r:embed="rIdNone"/>'), 'ảnh không có trong tệp'],
    ['older shapes', vml('<v:group><v:line from="0,0" to="9,9"/><v:oval/></v:group>'), 'hình vẽ trong Word'],
  ])('%s', async (_, stem, detail) => {
    const { problems, definition } = await read(stem);
    expect(problems).toEqual([{ n: 1, part: 1, what: 'contentLost', count: 1, detail }]);
    expect(JSON.stringify(definition?.stem)).toContain(`[${detail}]`);
  });

  test('a rule across the page and the frame of words are nothing lost', async () => {
    for (const stem of [drawing(LINE, 0), drawing(box(p(run('Ghi chú')))), vml('<v:shape><v:textbox/></v:shape>')])
      expect((await read(stem)).problems).toEqual([]);
  });

  test('a newer form that says nothing gives way to an older one with a picture', async () => {
    const older = vml('<v:shape><v:imagedata r:id="rIdPicture"/></v:shape>');
    const stem = `<mc:AlternateContent><mc:Choice>${drawing(LINE)}</mc:Choice><mc:Fallback>${older}</mc:Fallback></mc:AlternateContent>`;
    expect(await read(stem)).toMatchObject({ question: { images: 1 }, problems: [] });
  });
});

test('a picture in a text box stands there once', async () => {
  expect((await read(drawing(box(p(drawing(PICTURE) + run('Hình 1')))))).question).toMatchObject({ images: 1 });
});

test('an EQ field is the formula that Word draws, a SYMBOL field its sign', async () => {
  const field = (code: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const { question, definition } = await read(`${field('EQ \\f(1;2)')}${field('SYMBOL 97 \\f "Symbol"')}`);
  expect(question).toMatchObject({ formulas: 1, stem: 'Cho hình □α' });
  expect(JSON.stringify(definition)).toContain('\\\\frac{1}{2}');
  const nested = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\r(</w:instrText></w:r>${field('EQ \\f(1;2)')}<w:r><w:instrText>)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  expect(JSON.stringify((await read(nested)).definition)).toContain('\\\\sqrt{\\\\frac{1}{2}}');
});

test('a field that Word draws shows the same where its result is kept, empty or out of date', async () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = (code: string, result: string) =>
    `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
  for (const result of ['', run(''), run('1/2')]) {
    const { question, definition } = await read(field('EQ \\f(1;2)', result));
    expect(question).toMatchObject({ formulas: 1, stem: 'Cho hình □' });
    expect(JSON.stringify(definition)).toContain('\\\\frac{1}{2}');
  }
  expect((await read(field('SYMBOL 97 \\f "Symbol"', ''))).question?.stem).toBe('Cho hình α');
  expect((await read(field('SYMBOL 97 \\f "Symbol"', run('α')))).question?.stem).toBe('Cho hình α');
  expect((await read(field('REF vuông', run('vuông')))).question?.stem).toBe('Cho hình vuông');
});

test('words in the Symbol font are the signs that they show', async () => {
  const typed = (text: string) =>
    `<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  expect((await read(typed('a D'))).question?.stem).toBe('Cho hình α Δ');
  expect((await read(typed('\uf062'))).question?.stem).toBe('Cho hình β');
});

test('a footnote follows its paragraph, under its number', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes';
  const note = `<w:footnote w:id="2">${p(run('Thấp thoáng: lúc ẩn lúc hiện.'))}</w:footnote>`;
  const body = p(`${run('Câu 1. Từ khó')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + OPTIONS;
  const { definition } = await read(
    '',
    docx(body, {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="${type}" Target="footnotes.xml"/></Relationships>`,
      'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${note}</w:footnotes>`,
    }),
  );
  expect(JSON.stringify(definition?.stem)).toMatch(/Từ khó.*\(1\).*superscript.*\(1\) Thấp thoáng/);
});

test('a note that refers to itself is read once', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes';
  const note = `<w:footnote w:id="2">${p(`${run('xem lại')}<w:r><w:footnoteReference w:id="2"/></w:r>`)}</w:footnote>`;
  const { definition } = await read(
    '',
    docx(p(`${run('Câu 1. Từ khó')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + OPTIONS, {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="${type}" Target="footnotes.xml"/></Relationships>`,
      'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${note}</w:footnotes>`,
    }),
  );
  expect(JSON.stringify(definition?.stem).match(/xem lại/g)).toHaveLength(1);
});

test('the document may have another name than the usual one', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const named = docx('', {
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${type}" Target="word/document2.xml"/></Relationships>`,
    'word/document2.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(run('Câu 1. Hỏi'))}${OPTIONS}</w:body></w:document>`,
  });
  expect((await read('', named)).question).toMatchObject({ key: 'A', stem: 'Hỏi' });
});
