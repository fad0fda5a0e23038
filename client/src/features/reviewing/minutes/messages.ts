import { messages } from '../../../i18n/messages.ts';

interface Candidate {
  readonly name: string;
  readonly number: string;
  readonly room: string;
  readonly seat: number;
}

const vi = {
  pageTitle: 'Biên bản sự việc',
  reviewing: 'Xem lại dấu hiệu',
  print: 'In biên bản',
  title: 'BIÊN BẢN XEM XÉT SỰ VIỆC TRONG PHÒNG THI',
  who: '1. Thí sinh',
  candidate: ({ name, number, room, seat }: Candidate) =>
    `${name}, số báo danh ${number}, ${room.toLowerCase().startsWith('phòng') ? room : `phòng ${room}`}, chỗ số ${seat}.`,
  what: '2. Diễn biến được ghi nhận',
  openedByMachine: 'Phần mềm lập lúc',
  openedBy: (name: string) => `${name} lập lúc`,
  time: 'Lúc',
  seen: 'Dấu hiệu được ghi',
  pictures: (kept: number, erased: number, notReceived: number) =>
    `Ảnh chụp đang lưu: ${kept}.${erased > 0 ? ` Đã xóa theo hạn: ${erased}.` : ''}${notReceived > 0 ? ` Ảnh đã cam kết, chưa nhận: ${notReceived}.` : ''}`,
  found: '3. Ý kiến của người xem xét',
  nobody: 'Chưa có ý kiến nào được công bố.',
  ground: 'Căn cứ',
  reason: 'Lý do',
  closed: (decision: string, at: string) => `Kết luận: ${decision} (${at}).`,
  open: 'Sự việc chưa được kết luận.',
  stance:
    'Dấu hiệu do máy ghi chỉ để người có trách nhiệm xem xét, không phải kết luận về thí sinh; điểm bài thi không thay đổi do máy.',
  candidateSigns: 'Thí sinh',
  invigilatorSigns: 'Giám thị',
  reviewerSigns: 'Người xem xét',
  sign: '(ký, ghi rõ họ tên)',
  printed: (time: string, day: string, id: string) => `In lúc ${time} ngày ${day} · mã sự việc ${id}`,
};

const en: typeof vi = {
  pageTitle: 'Minutes of an incident',
  reviewing: 'Review signals',
  print: 'Print',
  title: 'MINUTES OF AN INCIDENT IN AN EXAM',
  who: '1. Candidate',
  candidate: ({ name, number, room, seat }) => `${name}, number ${number}, room ${room}, seat ${seat}.`,
  what: '2. What was recorded',
  openedByMachine: 'Opened by the software at',
  openedBy: (name) => `Opened by ${name} at`,
  time: 'At',
  seen: 'Signal',
  pictures: (kept, erased, notReceived) =>
    `Pictures kept: ${kept}.${erased > 0 ? ` Erased when their time was over: ${erased}.` : ''}${notReceived > 0 ? ` Committed and not received: ${notReceived}.` : ''}`,
  found: '3. What reviewers found',
  nobody: 'No opinion is disclosed yet.',
  ground: 'Ground',
  reason: 'Reason',
  closed: (decision, at) => `Finding: ${decision} (${at}).`,
  open: 'The incident is not closed yet.',
  stance:
    'Signals recorded by the machine are for a responsible person to look at; they are no finding about the candidate, and no mark changes by them.',
  candidateSigns: 'Candidate',
  invigilatorSigns: 'Invigilator',
  reviewerSigns: 'Reviewer',
  sign: '(signature and name)',
  printed: (time, day, id) => `Printed at ${time} on ${day} · incident ${id}`,
};

export const t = messages({ vi, en });
