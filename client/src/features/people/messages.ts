import type { UnitView } from 'shared/contracts/people.ts';
import { messages } from '../../i18n/messages.ts';

type Kinds = Readonly<Record<UnitView['kind'], string>>;

const vi = {
  title: 'Đơn vị và học sinh',
  needs: 'Dữ liệu đơn vị, lớp và học sinh mà thầy/cô được xem.',
  units: 'Đơn vị',
  pupils: 'Học sinh',
  pupilsOf: (unit: string) => `Học sinh: ${unit}`,
  count: (n: string) => `${n} học sinh`,
  kinds: { department: 'Sở', commune: 'Xã/phường', school: 'Trường', class: 'Lớp' } satisfies Kinds as Kinds,
  search: 'Tìm theo tên, không cần dấu',
  name: 'Họ và tên',
  personalNumber: 'Số định danh',
  birthDate: 'Ngày sinh',
  sex: 'Giới tính',
  sexes: { female: 'Nữ', male: 'Nam' },
  className: 'Lớp',
  none: 'Không có học sinh nào',
  noneHint: 'Thử tên khác hoặc chọn đơn vị khác. Học sinh cũng được thêm khi nhập danh sách lớp vào ca thi.',
  more: 'Trang sau',
  back: 'Về trang đầu',
};

const en: typeof vi = {
  title: 'Units and pupils',
  needs: 'Units, classes and pupils that you may see.',
  units: 'Units',
  pupils: 'Pupils',
  pupilsOf: (unit) => `Pupils: ${unit}`,
  count: (n) => `${n} pupils`,
  kinds: { department: 'Department', commune: 'Commune', school: 'School', class: 'Class' },
  search: 'Search by name, without diacritics',
  name: 'Name',
  personalNumber: 'Personal number',
  birthDate: 'Born',
  sex: 'Sex',
  sexes: { female: 'Female', male: 'Male' },
  className: 'Class',
  none: 'No pupils',
  noneHint: 'Try another name or unit. Pupils are also added with class lists.',
  more: 'Next page',
  back: 'First page',
};

export const t = messages({ vi, en });
