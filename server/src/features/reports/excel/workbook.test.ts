import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type SheetPlan, writeWorkbook } from './workbook.ts';

const sheet = (name: string, columns: number, keyColumns?: number): SheetPlan => ({
  name,
  keyColumns,
  columns: Array.from({ length: columns }, (_, at) => ({ title: `Câu ${at + 1}`, width: 10 })),
  rows: [Array.from({ length: columns }, () => 'A')],
});

const parts = (...sheets: SheetPlan[]) => partsNamed('Lí & Hóa <12>', ...sheets);
async function partsNamed(title: string, ...sheets: SheetPlan[]) {
  const files = unzipSync(await writeWorkbook(sheets, title));
  return (path: string) => strFromU8(files[path] ?? new Uint8Array());
}

test('a sheet is printed on A4 across, as wide as one page, with its head row, name and page number on each', async () => {
  const part = await parts(sheet('Kết quả', 12), sheet("Đề '101'", 5));
  const first = part('xl/worksheets/sheet1.xml');
  expect(first).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  expect(first).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(first).toContain(
    '<oddFooter>&amp;LLí &amp;&amp; Hóa &lt;12&gt; · Kết quả&amp;RTrang &amp;P/&amp;N</oddFooter>',
  );
  // The order of a sheet's parts is prescribed: what opens it comes before its views, what prints it after its data.
  const order = ['<sheetPr>', '<sheetViews>', '<sheetData>', '<pageMargins', '<pageSetup', '<headerFooter>'];
  const places = order.map((each) => first.indexOf(each));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  const book = part('xl/workbook.xml');
  expect(book.match(/<definedNames>/g)).toHaveLength(1);
  expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Kết quả'!$1:$1</definedName>`);
  expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="1">'Đề ''101'''!$1:$1</definedName>`);
});

test('a sheet wider than can be read goes over several pages, whose rows are named on each', async () => {
  const part = await parts(sheet('Bài làm', 60, 3));
  expect(part('xl/worksheets/sheet1.xml')).toContain('fitToWidth="3"');
  expect(part('xl/workbook.xml')).toContain("'Bài làm'!$A:$C,'Bài làm'!$1:$1</definedName>");
});

test('whatever a title says, the footer says it as far as Excel has room', async () => {
  const footerOf = async (title: string) => {
    const part = await partsNamed(title, sheet('Lớp $&', 5));
    expect(part('xl/workbook.xml')).toContain("'Lớp $&amp;'!$1:$1");
    const [, footer = ''] = /<oddFooter>(.*)<\/oddFooter>/.exec(part('xl/worksheets/sheet1.xml')) ?? [];
    return footer.replaceAll('&amp;', '&');
  };
  expect(await footerOf("Giá $& và $' và $1")).toBe("&LGiá $&& và $' và $1 · Lớp $&&&RTrang &P/&N");
  const long = await footerOf('Lí & Hóa '.repeat(60));
  expect(long.length).toBeLessThanOrEqual(255);
  expect(long).toMatch(/^&LLí && Hóa .*… · Lớp \$&&&RTrang &P\/&N$/);
});

test('a row of a very long sentence is as high as Excel opens', async () => {
  const plan = { ...sheet('Ghi chú', 1), columns: [{ title: 'Ghi chú', width: 40 }], rows: [['chữ '.repeat(2_000)]] };
  const heights = (await parts(plan))('xl/worksheets/sheet1.xml').matchAll(/<row[^>]* ht="([\d.]+)"/g);
  expect([...heights].map(([, height]) => Number(height))).toEqual([409]);
});
