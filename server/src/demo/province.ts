/** The invented province of the demo. No person in it exists. */
export const DEPARTMENT = 'Sở Giáo dục và Đào tạo Lào Cai (dùng thử)';

export const COMMUNES = [
  {
    code: '02647',
    name: 'Phường Lào Cai',
    schools: [{ code: 'DEMO-THPT1', name: 'THPT Hoàng Liên (dùng thử)', classes: ['12A1', '12A2'] }],
  },
  {
    code: '03004',
    name: 'Xã Tả Phìn',
    schools: [{ code: 'DEMO-NT1', name: 'PTDTNT THPT Sa Pa (dùng thử)', classes: ['12A', '12B'] }],
  },
] as const;

export const SCHOOL_YEAR = '2026-2027';

/** Family and middle names as they go together in the province: Kinh, Tày, Giáy, Mông, Dao, Hà Nhì. */
export const FAMILY_NAMES = {
  female: [
    'Nguyễn Thị',
    'Trần Thị Thu',
    'Lê Ngọc',
    'Hoàng Thị',
    'Vàng Thị',
    'Giàng Thị',
    'Lý Thị',
    'Tẩn Tả',
    'Chảo Thị',
    'Phàn Thị',
    'Sùng Thị',
    'Đỗ Khánh',
    'Lồ Thị',
    'Nông Thị',
  ],
  male: [
    'Nguyễn Văn',
    'Trần Đức',
    'Lê Quang',
    'Hoàng Văn',
    'Vàng A',
    'Giàng A',
    'Lý Văn',
    'Tẩn Láo',
    'Chảo Láo',
    'Phàn Văn',
    'Sùng Seo',
    'Đỗ Minh',
    'Lồ Văn',
    'Nông Quốc',
  ],
} as const;

export const GIVEN_NAMES = {
  female: [
    'An',
    'Ánh',
    'Chi',
    'Dung',
    'Dở',
    'Hà',
    'Hoa',
    'Hương',
    'Lan',
    'Linh',
    'Mai',
    'Mẩy',
    'My',
    'Ngân',
    'Nhung',
    'Phương',
    'Sua',
    'Thảo',
    'Thủy',
    'Trang',
    'Vân',
    'Xuân',
    'Yến',
  ],
  male: [
    'Anh',
    'Bảo',
    'Chính',
    'Cường',
    'Dũng',
    'Đạt',
    'Đức',
    'Hải',
    'Hùng',
    'Khánh',
    'Long',
    'Minh',
    'Nam',
    'Páo',
    'Phong',
    'Quân',
    'Sơn',
    'Thành',
    'Tuấn',
    'Tùng',
    'Vinh',
    'Pao',
    'Dìn',
  ],
} as const;

export const PUPILS_A_CLASS = 28;

export const STAFF = [
  {
    username: 'giaovien',
    name: 'Nguyễn Thị Lan',
    role: 'teacher',
    place: 'school',
    says: 'giáo viên Toán, THPT Hoàng Liên',
  },
  {
    username: 'totruong',
    name: 'Đặng Thu Hà',
    role: 'subjectLead',
    place: 'school',
    says: 'tổ trưởng Toán, duyệt câu hỏi, THPT Hoàng Liên',
  },
  {
    username: 'quanly',
    name: 'Trần Văn Hùng',
    role: 'manager',
    place: 'department',
    says: 'quản lý thi của Sở: kỳ thi, kết quả, khảo sát',
  },
  { username: 'giamthi', name: 'Lý Thị Mai', role: 'invigilator', place: 'school', says: 'giám thị, THPT Hoàng Liên' },
  {
    username: 'xemlai',
    name: 'Vũ Thị Hồng',
    role: 'reviewer',
    place: 'department',
    says: 'người xem lại thứ hai: dấu hiệu, ý kiến của thí sinh',
  },
  {
    username: 'thanhtra',
    name: 'Hoàng Quốc Việt',
    role: 'inspector',
    place: 'department',
    says: 'thanh tra: xem kết quả, nhật ký',
  },
  { username: 'kythuat', name: 'Phạm Đức Long', role: 'officer', place: 'department', says: 'cán bộ kỹ thuật' },
] as const;
