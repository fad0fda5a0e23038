import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';

// Makes `danh-sach-lop-12a1.xlsx` beside this file: `node server/src/features/sessions/demo/make-class-list.ts`.
// The pupils are invented; their numbers agree with their years and sexes as real ones do.

const PUPILS: readonly [name: string, sex: 'Nam' | 'Nữ', birthDate: string][] = [
  ['Nguyễn Đức Anh', 'Nam', '03/09/2009'],
  ['Vàng Thị Ánh', 'Nữ', '21/11/2009'],
  ['Hoàng Gia Bảo', 'Nam', '15/02/2009'],
  ['Lù Thị Bưởi', 'Nữ', '08/07/2009'],
  ['Sùng A Chinh', 'Nam', '12/12/2009'],
  ['Trần Thị Dung', 'Nữ', '27/05/2009'],
  ['Phạm Tiến Đạt', 'Nam', '19/01/2009'],
  ['Nông Thị Điệp', 'Nữ', '30/04/2009'],
  ['Lý Láo Tả', 'Nam', '02/06/2009'],
  ['Tẩn Mùi Ghến', 'Nữ', '11/08/2009'],
  ['Đặng Thu Hà', 'Nữ', '23/03/2009'],
  ['Giàng A Hồ', 'Nam', '05/10/2009'],
  ['Lò Văn Hùng', 'Nam', '17/09/2009'],
  ['Bùi Khánh Huyền', 'Nữ', '29/06/2009'],
  ['Má Seo Khoa', 'Nam', '14/02/2009'],
  ['Chảo Thị Lan', 'Nữ', '06/01/2009'],
  ['Vương Quang Lâm', 'Nam', '25/12/2009'],
  ['Triệu Mùi Liều', 'Nữ', '18/05/2009'],
  ['Nguyễn Hoàng Long', 'Nam', '09/04/2009'],
  ['Vàng Thị Mỷ', 'Nữ', '12/01/2009'],
  ['Thào A Nủ', 'Nam', '28/08/2009'],
  ['Lục Thị Nguyệt', 'Nữ', '16/07/2009'],
  ['Giàng A Páo', 'Nam', '03/11/2009'],
  ['Tẩn Láo Phẩy', 'Nam', '22/10/2009'],
  ['Hà Minh Quân', 'Nam', '07/03/2009'],
  ['Hoàng Thị Sen', 'Nữ', '20/09/2009'],
  ['Cư Seo Sình', 'Nam', '01/02/2009'],
  ['Lê Phương Thảo', 'Nữ', '26/11/2009'],
  ['Nùng Văn Ún', 'Nam', '13/06/2009'],
  ['Sền Thị Xuân', 'Nữ', '10/05/2009'],
];

const personalNumber = (index: number, sex: 'Nam' | 'Nữ') =>
  `010${sex === 'Nam' ? 2 : 3}09${String(1_217 + index * 3_011).padStart(6, '0')}`;

const sheet = utils.aoa_to_sheet([
  ['SỞ GIÁO DỤC VÀ ĐÀO TẠO LÀO CAI'],
  ['TRƯỜNG THPT HOÀNG LIÊN'],
  [],
  [null, 'DANH SÁCH HỌC SINH LỚP 12A1'],
  [null, 'Năm học 2026-2027'],
  [],
  ['STT', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'Số định danh cá nhân', 'Lớp', 'Trường'],
  ...PUPILS.map(([name, sex, birthDate], index) => [
    index + 1,
    name,
    sex,
    birthDate,
    personalNumber(index, sex),
    '12A1',
    'THPT Hoàng Liên',
  ]),
]);
sheet['!cols'] = [{ wch: 6 }, { wch: 26 }, { wch: 10 }, { wch: 13 }, { wch: 24 }, { wch: 8 }, { wch: 20 }];
const book = utils.book_new();
utils.book_append_sheet(book, sheet, '12A1');
writeFileSync(
  new URL('danh-sach-lop-12a1.xlsx', import.meta.url),
  Buffer.from(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer),
);
