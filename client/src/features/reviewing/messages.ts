import { messages } from '../../i18n/messages.ts';

const vi = {
  menu: 'Xem lại',
  title: 'Xem lại dấu hiệu',
  lead: 'Máy chỉ ghi dấu hiệu và xếp thứ tự nên xem trước. Thầy/cô xem và quyết định.',
  noSessions: 'Chưa có ca thi nào được giám sát',
  noSessionsHint: 'Ca thi có mức giám sát từ 1 trở lên sẽ hiện ở đây.',
  level: (level: number) => ['Không giám sát', 'Theo dõi trang', 'Camera: có mặt', 'Camera: đầy đủ'][level] ?? '',
  open: 'Mở',

  sessionTitle: 'Dấu hiệu trong ca thi',
  nothing: 'Chưa có bài làm nào',
  nothingHint: 'Bài làm hiện ở đây khi thí sinh bắt đầu.',
  candidate: 'Thí sinh',
  number: 'Số báo danh',
  room: 'Phòng',
  priority: 'Nên xem',
  because: 'Vì sao',
  incidents: 'Chờ kết luận',
  priorities: { none: 'Không cần ngay', look: 'Khi rảnh', raised: 'Xem sớm' },
  toLook: (n: number) => (n === 0 ? 'Không có bài nào cần xem sớm.' : `${n} bài nên xem sớm.`),
  pictures: 'Ảnh đã lưu',
  rechecked: 'Đã xem lại trên máy chủ',
  waiting: 'Đang chờ xem lại',

  looked: 'Ảnh không có dấu hiệu đã xem lại',
  notLookedAt: (n: number, since: string) =>
    `${n} ảnh chụp từ ${since} chưa được máy chủ xem lại. Bài thi không bị ảnh hưởng, ảnh vẫn được giữ và sẽ được xem khi máy rảnh.`,
  moments: 'Cả phòng cùng lúc',
  momentsHint:
    'Máy không biết vì sao. Nếu không có thông báo hay sự cố nào vào lúc đó, thầy/cô nên hỏi giám thị phòng thi.',
  notBegun: 'Thí sinh chưa vào làm bài',
  notBegunHint:
    'Các em này chưa mở bài thi nên không có dấu hiệu nào để đối chiếu. Sự việc đã ghi trong biên bản phòng thi; nếu em vào làm bài, sự việc sẽ chờ kết luận cùng bài làm.',
  sharedTimes: (n: number) => `${n} lần cùng cả phòng, không tính`,
  usualTimes: (n: number) => `${n} lần như thường lệ của em hoặc của phòng, không tính hoặc tính ít`,
  besideOwn: (z: string) => `So với những phút bình thường của chính em: lệch ${z} độ lệch chuẩn`,
  besideRoom: (z: string) => `So với cả phòng: lệch ${z} độ lệch chuẩn`,

  appeals: (n: number) => (n === 0 ? 'Ý kiến của thí sinh' : `Ý kiến của thí sinh: ${n} chờ trả lời`),
  reviewers: 'Người xem lại',
  dossier: 'Hồ sơ hệ thống',
  retention: 'Lưu và xóa',
  whatCounts: 'Vì sao nên xem',
  whatCountsHint: 'Dấu hiệu cũ nhẹ dần theo thời gian; mỗi loại chỉ tính tới một mức.',
  noEvidence: 'Chưa có dấu hiệu nào đáng chú ý.',
  times: (n: number) => `${n} lần`,
  counted: (weight: string) => `đang tính ${weight}`,
  reported: 'chỉ ghi nhận',
  aside: (n: number) => `${n} tín hiệu phần mềm này không hiểu: được giữ lại, không tính.`,
};

const en: typeof vi = {
  menu: 'Review',
  title: 'Review signals',
  lead: 'The machine only notes signals and says what to look at first. You look and decide.',
  noSessions: 'No watched session yet',
  noSessionsHint: 'Sessions with a proctoring level of 1 or more appear here.',
  level: (level) => ['None', 'Page', 'Camera: presence', 'Camera: full'][level] ?? '',
  open: 'Open',

  sessionTitle: 'Signals of the session',
  nothing: 'No attempt yet',
  nothingHint: 'Attempts appear here when candidates begin.',
  candidate: 'Candidate',
  number: 'Number',
  room: 'Room',
  priority: 'Look',
  because: 'Why',
  incidents: 'To decide',
  priorities: { none: 'No need now', look: 'When there is time', raised: 'Soon' },
  toLook: (n) => (n === 0 ? 'No attempt needs a look soon.' : `${n} attempts to look at soon.`),
  pictures: 'Pictures kept',
  rechecked: 'Looked at again by the server',
  waiting: 'Waiting',

  looked: 'Pictures without a signal looked at again',
  notLookedAt: (n, since) =>
    `${n} pictures since ${since} were not looked at again yet. The exam is not affected; they are kept and looked at when there is time.`,
  moments: 'The whole room at once',
  momentsHint:
    'The machine does not know why. If there was no announcement and no fault at that time, ask the invigilator of the room.',
  notBegun: 'Candidates who have not begun',
  notBegunHint:
    'They opened no paper, so there is no signal to look at beside it. It stands in the minutes of the room; should they begin, it waits for a decision with their attempt.',
  sharedTimes: (n) => `${n} with the whole room, not counted`,
  usualTimes: (n) => `${n} as usual for this candidate or the room, counted little or not at all`,
  besideOwn: (z) => `Against the own quiet minutes: ${z} standard deviations`,
  besideRoom: (z) => `Against the room: ${z} standard deviations`,

  appeals: (n) => (n === 0 ? 'Appeals' : `Appeals: ${n} waiting`),
  reviewers: 'Reviewers',
  dossier: 'System dossier',
  retention: 'Kept and erased',
  whatCounts: 'Why to look',
  whatCountsHint: 'Old signals fade; each kind counts only up to a limit.',
  noEvidence: 'No signal worth a look so far.',
  times: (n) => (n === 1 ? 'once' : `${n} times`),
  counted: (weight) => `counts ${weight} now`,
  reported: 'only reported',
  aside: (n) => `${n} signals that this software does not understand: kept, not counted.`,
};

export const t = messages({ vi, en });
