import { messages } from '../../i18n/messages.ts';

const vi = {
  title: 'Đơn vị và học sinh',
  needs: 'Dữ liệu đơn vị, lớp và học sinh mà thầy/cô được xem.',
  units: 'Đơn vị',
  pupils: 'Học sinh',
  pupilsOf: (unit: string) => `Học sinh: ${unit}`,
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
