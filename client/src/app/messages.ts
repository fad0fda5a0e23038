import { messages } from '../i18n/messages.ts';

const vi = {
  province: 'Sở Giáo dục và Đào tạo tỉnh Lào Cai',
  signInTitle: 'Đăng nhập',
  signInLead: 'Dành cho thầy cô và cán bộ.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  signIn: 'Đăng nhập',
  candidateHint: 'Thí sinh vào phòng thi bằng mã trên phiếu dự thi.',
  candidateLink: 'Vào phòng thi',
  promises: ['Minh bạch', 'Khách quan', 'Chính xác', 'An toàn'],
  tagline: 'Thi và khảo sát trực tuyến cho mọi trường trong tỉnh, kể cả nơi mạng yếu.',
  today: 'Hôm nay',
  hello: (name: string) => `Chào thầy/cô ${name}`,
  notFoundTitle: 'Không có trang này',
  notFoundLead: 'Đường dẫn có thể đã cũ hoặc gõ thiếu.',
  home: 'Về trang Hôm nay',
  crashed: 'Trang này gặp lỗi khi hiển thị. Tải lại trang; dữ liệu đã lưu không bị mất.',
  reload: 'Tải lại trang',
  nextSteps: 'Làm gì tiếp',
};

const en: typeof vi = {
  province: 'Department of Education and Training, Lào Cai province',
  signInTitle: 'Sign in',
  signInLead: 'For teachers and staff.',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  candidateHint: 'Candidates enter with the code on their slip.',
  candidateLink: 'Go to the exam room',
  promises: ['Transparent', 'Objective', 'Accurate', 'Secure'],
  tagline: 'Exams and surveys online for every school of the province, weak lines included.',
  today: 'Today',
  hello: (name) => `Hello, ${name}`,
  notFoundTitle: 'There is no such page',
  notFoundLead: 'The address may be old or incomplete.',
  home: 'To the Today page',
  crashed: 'This page failed to draw. Reload it; what was saved is safe.',
  reload: 'Reload',
  nextSteps: 'What to do next',
};

export const t = messages({ vi, en });
