import { number } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';

const vi = {
  title: 'Thi khi mạng yếu',
  need: 'Máy chủ phòng thi giữ đề đã khóa và phục vụ cả phòng, có mạng hay không. Bài tự chuyển về khi có đường truyền.',
  session: 'Ca thi',
  servers: 'Máy chủ phòng thi',
  noServers: 'Chưa phòng nào dùng máy chủ riêng',
  noServersHint:
    'Trường mạng yếu cài Khảo Thí lên một máy tính xách tay, ghi danh bằng mã tạo ở đây; máy của học sinh vào bài qua mạng nội bộ của trường.',
  name: 'Tên máy',
  namePlaceholder: 'Ví dụ: Máy phòng 1, THPT số 1',
  rooms: 'Phòng',
  roomOf: (name: string, candidates: string) => `${name} (${candidates} thí sinh)`,
  state: 'Tình trạng',
  states: {
    waiting: 'Chờ ghi danh',
    codeOver: 'Mã hết hạn',
    live: 'Đang nối',
    silent: 'Mất liên lạc',
    revoked: 'Đã thu hồi',
  },
  seen: 'Liên lạc gần nhất',
  notUp: 'Chưa chuyển về',
  notUpSays: (events: number, files: number, size: string, signals: number, refused: number) =>
    [
      events > 0 ? `${number(events)} thao tác, sự việc` : null,
      files > 0 ? `${number(files)} tệp (${size})` : null,
      signals > 0 ? `${number(signals)} lượt báo giám sát` : null,
      refused > 0 ? `${number(refused)} mục tỉnh không nhận (lí do ở bảng coi thi của máy phòng)` : null,
    ]
      .filter(Boolean)
      .join(', '),
  allUp: 'Đã về đủ',
  keeps: 'Bài đang giữ',
  aside: 'Để riêng',
  asideSays: (events: string, attempts: string) => `${events} thao tác của ${attempts} bài đã chuyển nơi khác`,
  none: '–',
  revoke: 'Thu hồi',
  revokeTitle: (name: string) => `Thu hồi “${name}”`,
  revokeLead:
    'Máy này không gửi hay nhận được gì nữa. Bài nó đang giữ sẽ do máy chủ tỉnh giữ, tính đến phần đã chuyển về; phần chưa về phải mang bằng tệp, tệp nộp kèm chưa về thì không về nữa. Không hoàn lại được.',
  reason: 'Lý do',
  revoked: 'Đã thu hồi máy chủ phòng thi',
  cancel: 'Đóng',
  make: 'Tạo mã ghi danh',
  makeTitle: 'Ghi danh một máy mới',
  makeHint: 'Mỗi phòng có một máy chủ. Mã dùng một lần, trong bảy ngày.',
  allTaken: 'Mọi phòng của ca thi đã có máy chủ.',
  codeTitle: 'Mã ghi danh',
  codeLead: 'Chỉ hiện một lần. Trên máy tính xách tay của phòng thi, chạy lệnh:',
  codeUntil: (until: string) => `Dùng được đến ${until}.`,
  copy: 'Chép lệnh',
  copied: 'Đã chép',
  words: 'Mã mở đề đọc qua điện thoại',
  wordsHint:
    'Phòng mất mạng lúc bắt đầu mở đề bằng mười hai từ này. Xem được từ 30 phút trước giờ thi; mỗi lần xem đều ghi vào nhật ký.',
  readWords: 'Xem mã mở đề',
  wordsLead: 'Đọc chậm từng từ. Người nghe gõ có dấu hay không dấu đều được.',
};

const en: typeof vi = {
  title: 'Exams on weak lines',
  need: 'A room’s server keeps the locked papers and serves the room, line or no line. Answers come up by themselves when there is one.',
  session: 'Session',
  servers: 'Rooms’ servers',
  noServers: 'No room has a server of its own yet',
  noServersHint:
    'A school with a weak line puts Khảo Thí on a laptop and enrols it with a code made here; the pupils’ computers reach it over the school’s own network.',
  name: 'Name',
  namePlaceholder: 'For example: laptop of room 1',
  rooms: 'Rooms',
  roomOf: (name, candidates) => `${name} (${candidates} candidates)`,
  state: 'State',
  states: {
    waiting: 'Not enrolled yet',
    codeOver: 'Code is over',
    live: 'Connected',
    silent: 'Not heard of',
    revoked: 'Revoked',
  },
  seen: 'Last heard of',
  notUp: 'Not up yet',
  notUpSays: (events, files, size, signals, refused) =>
    [
      events > 0 ? `${number(events)} events and incidents` : null,
      files > 0 ? `${number(files)} files (${size})` : null,
      signals > 0 ? `${number(signals)} reports of watching` : null,
      refused > 0 ? `${number(refused)} items not taken (why is on that computer’s board)` : null,
    ]
      .filter(Boolean)
      .join(', '),
  allUp: 'All is up',
  keeps: 'Attempts kept',
  aside: 'Kept aside',
  asideSays: (events, attempts) => `${events} events of ${attempts} attempts that moved on`,
  none: '–',
  revoke: 'Revoke',
  revokeTitle: (name) => `Revoke “${name}”`,
  revokeLead:
    'This computer can send and fetch nothing any more. The province keeps its attempts as far as they came up; the rest has to be carried as files, and files of answers that are not up stay away. This cannot be undone.',
  reason: 'Reason',
  revoked: 'The room’s server is revoked',
  cancel: 'Close',
  make: 'Make an enrolment code',
  makeTitle: 'Enrol another computer',
  makeHint: 'A room has one server. The code works once, within seven days.',
  allTaken: 'Every room of the session has a server.',
  codeTitle: 'Enrolment code',
  codeLead: 'Shown only once. On the laptop of the room, run:',
  codeUntil: (until) => `Works until ${until}.`,
  copy: 'Copy the command',
  copied: 'Copied',
  words: 'Release words for the telephone',
  wordsHint:
    'A room without a line at the start opens its papers with these twelve words. They can be seen from 30 minutes before the start; each time is on record.',
  readWords: 'Show the words',
  wordsLead: 'Read them out slowly. They may be typed with or without marks.',
};

export const t = messages({ vi, en });
