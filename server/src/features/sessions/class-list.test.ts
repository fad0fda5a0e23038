import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { readPersonalNumber } from 'shared/people/personal-number.ts';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../http/failures.ts';
import { readClassList } from './class-list.ts';

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
    ['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 9 })],
  ])('is %s', (_case, bytes) => {
    expect(refusalOf(() => readClassList({ name: 'x.xlsx', bytes })).code).toMatch(/notASpreadsheet|columnsMissing/);
  });
});
