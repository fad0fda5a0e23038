import type { StrayView } from 'shared/contracts/scripts.ts';
import { messages } from '../../../i18n/messages.ts';

const vi = {
  title: 'Thao tác giữ riêng',
  of: (number: string, room: string, seat: number) => `số báo danh ${number} · ${room} · chỗ ${seat}`,
  lead: 'Những thao tác này tới từ một trang không còn được ghi bài, tới muộn, hoặc không nối được với sổ bài làm. Chúng được giữ bên cạnh để xem lại, không tính vào bài và không đè lên câu trả lời nào.',
  open: 'Em còn đang làm bài nên chưa ai đọc được câu trả lời; nội dung hiện ra sau khi thu bài.',
  dropped: (n: string) =>
    `Ngoài ra có ${n} thao tác không còn chỗ để giữ: mỗi bài giữ riêng nhiều nhất 2.000 thao tác. Báo cho người quản lý nếu em nói bị mất bài.`,
  none: 'Không có thao tác nào giữ riêng',
  noneHint: 'Mọi thao tác của em đều nằm trong sổ bài làm.',
  receivedAt: 'Máy chủ nhận',
  at: 'Em làm lúc',
  writer: 'Từ trang',
  carried: 'Tệp mang tay',
  why: 'Vì sao nằm riêng',
  whys: {
    notWriter: 'Trang không còn được ghi bài',
    attemptSealed: 'Bài đã được thu',
    afterDeadline: 'Đã hết giờ làm bài',
    chainBroken: 'Không nối với sổ bài làm',
    other: 'Lý do khác',
  } satisfies Record<StrayView['why'], string>,
  place: 'Câu',
  placeOf: (part: string, number: number) => `Phần ${part}, Câu ${number}`,
  did: 'Thao tác',
  dids: {
    open: 'Mở bài',
    visit: 'Xem câu',
    answer: 'Trả lời',
    edit: 'Sửa đoạn',
    flag: 'Đánh dấu',
    play: 'Nghe',
    submit: 'Nộp bài',
  } satisfies Record<StrayView['did'], string>,
  said: 'Nội dung',
  blank: '(bỏ trống)',
  board: 'Coi thi',
};

const en: typeof vi = {
  title: 'Kept aside',
  of: (number, room, seat) => `number ${number} · ${room} · seat ${seat}`,
  lead: 'These acts came from a page that no longer writes, too late, or do not join the ledger. They are kept beside it to be looked at; they count for nothing and replace no answer.',
  open: 'The candidate is still writing, so nobody reads the answers yet; they are shown once the paper is collected.',
  dropped: (n) =>
    `Another ${n} acts found no room: at most 2,000 are kept beside each paper. Tell the manager if the candidate misses work.`,
  none: 'Nothing is kept aside',
  noneHint: 'All that the candidate did stands in the ledger.',
  receivedAt: 'Received',
  at: 'Done at',
  writer: 'From page',
  carried: 'File carried by hand',
  why: 'Why it lies beside',
  whys: {
    notWriter: 'The page no longer writes',
    attemptSealed: 'The paper was collected',
    afterDeadline: 'Time was over',
    chainBroken: 'It does not join the ledger',
    other: 'Another reason',
  },
  place: 'Question',
  placeOf: (part, number) => `Part ${part}, question ${number}`,
  did: 'Act',
  dids: {
    open: 'Opened',
    visit: 'Looked at',
    answer: 'Answered',
    edit: 'Changed a text',
    flag: 'Flagged',
    play: 'Listened',
    submit: 'Handed in',
  },
  said: 'What it says',
  blank: '(blank)',
  board: 'Invigilate',
};

export const t = messages({ vi, en });
