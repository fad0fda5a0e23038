import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';
import { sentenceOf } from 'shared/contracts/errors.ts';
import { readPersonalNumber } from 'shared/people/personal-number.ts';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../http/failures.ts';
import { readClassList } from './class-list.ts';
import { readClassListInWorker } from './read-class-list-in-worker.ts';

const book = (rows: readonly (readonly unknown[])[], bookType: 'xlsx' | 'biff8' = 'xlsx', before: string[] = []) => {
  const made = utils.book_new();
  for (const name of before) utils.book_append_sheet(made, utils.aoa_to_sheet([['Hướng dẫn']]), name);
  utils.book_append_sheet(
    made,
    utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { UTC: true },
    ),
    'DS',
  );
  return new Uint8Array(write(made, { type: 'array', bookType }) as ArrayBuffer);
};
const readRows = (...given: Parameters<typeof book>) => readClassList({ name: 'ds.xlsx', bytes: book(...given) }).rows;
const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
};

const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số định danh cá nhân', 'Lớp'];
const PAO: (string | number | Date)[] = [1, 'Giàng A Páo', '03/09/2009', 'Nam', '010209001234', '12A1'];
const pao = {
  line: 2,
  name: 'Giàng A Páo',
  birthDate: '2009-09-03',
  sex: 'male',
  personalNumber: '010209001234',
  className: '12A1',
  school: '',
};

describe('a class list from Excel', () => {
  it('is read by its header', () => expect(readRows([HEAD, PAO])).toEqual([pao]));

  it('is read from a legacy .xls as well', () => expect(readRows([HEAD, PAO], 'biff8')).toEqual([pao]));

  it('may have its columns in any order, under other usual names, below titles', () => {
    const rows = readRows([
      ['TRƯỜNG THPT SỐ 1', null],
      [null, 'DANH SÁCH LỚP 12A1'],
      [],
      ['Mã lớp', 'HỌ TÊN', 'Trường', 'Số định danh (*)'],
      ['12A1', 'Giàng A Páo', 'THPT số 1', '010209001234'],
    ]);
    expect(rows).toEqual([{ ...pao, line: 5, birthDate: null, sex: null, school: 'THPT số 1' }]);
  });

  it('is found on a later sheet', () => expect(readRows([HEAD, PAO], 'xlsx', ['Đọc trước'])).toEqual([pao]));

  it('keeps dates that Excel holds as dates', () => {
    const [row] = readRows([HEAD, PAO.with(2, new Date(Date.UTC(2009, 8, 3)))]);
    expect(row?.birthDate).toBe('2009-09-03');
  });

  it.each([
    ['a number cell, zero lost', 10209001234, '10209001234'],
    ['spaces and an apostrophe', "'010 209 001 234", '010209001234'],
    ['empty', null, ''],
  ])('reads the personal number from %s', (_case, cell, digits) => {
    expect(readRows([HEAD, PAO.with(4, cell as never)])[0]?.personalNumber).toBe(digits);
  });

  it.each([['31/02/2009'], ['2009'], ['ngày 3 tháng 9']])('does not guess at the date %s', (typed) => {
    expect(readRows([HEAD, PAO.with(2, typed)])[0]?.birthDate).toBe('unread');
  });

  it('writes names in composed letters and on one line', () => {
    expect(readRows([HEAD, PAO.with(1, 'Vàng  Thị\nMỷ'.normalize('NFD'))])[0]?.name).toBe('Vàng Thị Mỷ');
  });

  it('leaves out what stands below the list', () => {
    expect(
      readRows([HEAD, PAO, [], [null, 'Tổng số: 1 học sinh'], [null, null, null, null, null, 'Hiệu trưởng']]),
    ).toEqual([pao]);
  });
});

describe('the demo class list', () => {
  it('is read whole, and its numbers agree with its dates and sexes', () => {
    const bytes = readFileSync(new URL('./demo/danh-sach-lop-12a1.xlsx', import.meta.url));
    const { rows } = readClassList({ name: 'danh-sach-lop-12a1.xlsx', bytes });
    expect(rows).toHaveLength(30);
    for (const { personalNumber, birthDate, sex } of rows) {
      expect(sex === 'male' || sex === 'female').toBe(true);
      expect(readPersonalNumber(personalNumber, birthDate, sex === 'male' ? 'male' : 'female')).toEqual({
        number: personalNumber,
        remarks: [],
      });
    }
  });
});

describe('a class list that cannot be read', () => {
  it('says which columns are missing', () => {
    const refusal = refusalOf(() =>
      readRows([
        ['STT', 'Họ tên', 'Điểm'],
        [1, 'Páo', 8],
      ]),
    );
    expect(refusal.code).toBe('columnsMissing');
    expect(refusal.details).toEqual({ columns: 'Số định danh cá nhân, Lớp' });
  });

  it('says that nothing stands below its header', () => {
    expect(refusalOf(() => readRows([HEAD])).code).toBe('listEmpty');
  });

  it.each([
    ['no spreadsheet', new TextEncoder().encode('Họ tên;Lớp')],
    ['a zip of something else', zipSync({ 'a.txt': new Uint8Array(10) })],
    ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ])('is %s', (_case, bytes) => {
    expect(refusalOf(() => readClassList({ name: 'x.xlsx', bytes })).code).toMatch(/notASpreadsheet|columnsMissing/);
  });
});

describe('a workbook that inflates without end', () => {
  const MB = 1024 * 1024;
  const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(31 * MB) }, { level: 9 });
  const manyParts = zipSync(
    Object.fromEntries([1, 2, 3].map((n) => [`xl/worksheets/sheet${n}.xml`, new Uint8Array(20 * MB)])),
    { level: 9 },
  );
  it.each([
    ['says so', honest],
    ['says that it is small', saying(honest, 10)],
    ['says that it is empty', saying(honest, 0)],
    ['does it in many parts', saying(manyParts, 10)],
    ['says no sizes before its bytes', streamed(['xl/workbook.xml', new Uint8Array(31 * MB)])],
  ])('is refused in words where it %s, and the next list is read', async (_case, bytes) => {
    const refused = { code: 'listTooHeavy', details: { name: 'bom.xlsx' } };
    await expect(readClassListInWorker({ name: 'bom.xlsx', bytes })).rejects.toMatchObject(refused);
    expect(sentenceOf('listTooHeavy', 'vi', refused.details)).toMatch(/^Tệp “bom.xlsx” quá nặng/);
    expect((await readClassListInWorker({ name: 'ds.xlsx', bytes: book([HEAD, PAO]) })).rows).toEqual([pao]);
  });

  it('is given up after a while, and the next list is read', async () => {
    const file = { name: 'ds.xlsx', bytes: book([HEAD, PAO]) };
    await expect(readClassListInWorker(file, { milliseconds: 1, megabytes: 256 })).rejects.toMatchObject({
      code: 'listTooHeavy',
    });
    expect((await readClassListInWorker(file)).sheet).toBe('DS');
  });
});

it('a workbook that was written as a stream, its sizes behind its bytes, is read', () => {
  const parts = Object.entries(unzipSync(book([HEAD, PAO])));
  expect(readClassList({ name: 'ds.xlsx', bytes: streamed(...parts) }).rows).toEqual([pao]);
});

/** An archive whose headers lie about the size of every part. */
function saying(archive: Uint8Array, size: number): Uint8Array {
  const lying = Buffer.from(archive);
  const write = (signature: number[], offset: number) => {
    for (let at = lying.indexOf(Buffer.from(signature)); at >= 0; at = lying.indexOf(Buffer.from(signature), at + 4))
      lying.writeUInt32LE(size, at + offset);
  };
  write([0x50, 0x4b, 3, 4], 22);
  write([0x50, 0x4b, 1, 2], 24);
  return lying;
}

/** An archive whose local headers name no sizes. */
function streamed(...parts: [string, Uint8Array][]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of parts) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
