import type { Timeline } from 'shared/contracts/proctoring.ts';
import type { Tamper } from 'shared/evidence/classify-gaps.ts';
import { messages } from '../../../i18n/messages.ts';

type Did = Timeline['work'][number]['did'];
type GapKind = Timeline['custody']['gaps'][number]['kind'];

const vi = {
  title: 'Bài làm theo thời gian',
  empty: 'Chưa ghi nhận gì về bài làm này.',
  pictureLane: 'Ảnh chụp',
  workLane: 'Làm bài',
  lineLane: 'Đường truyền',
  picture: 'Ảnh chụp',
  all: (signals: number, pictures: number) => `Tất cả bằng chữ: ${signals} dấu hiệu, ${pictures} ảnh`,
  did: {
    open: () => 'Mở đề',
    answered: (item: number) => `Trả lời câu ${item}`,
    changed: (item: number) => `Sửa câu ${item}`,
    cleared: (item: number) => `Bỏ câu trả lời câu ${item}`,
    submit: () => 'Nộp bài',
  } satisfies Record<Did, (item: number) => string>,
  previous: 'Trước',
  next: 'Sau',
  space: 'Phím cách',
  keyStep: 'đi tới, lui',
  keyPicture: 'mở, đóng ảnh',
  keyDecide: 'kết luận',
  place: (at: number, of: number) => `${at} / ${of}`,
  regularPicture: 'Ảnh chụp, không có dấu hiệu đi kèm.',
  near: 'Làm bài quanh lúc đó',
  noPicture: 'Không có ảnh lúc này.',
  erased: (day: string) => `Ảnh đã xóa theo hạn ngày ${day}.`,
  showPicture: 'Mở ảnh',
  pictureFailed:
    'Ảnh chưa mở được: kho ảnh không trả lời, thiếu tệp, hoặc ảnh đã bị thay đổi. Dấu hiệu và giờ chụp vẫn còn.',
  again: 'Mở lại',
  pictureAt: (time: string) => `Ảnh lúc ${time}`,
  pageSaw: (faces: number | null) => (faces === null ? 'Trang thi: chưa rõ' : `Trang thi: ${faces} người`),
  serviceSaw: (faces: number | null) => (faces === null ? 'Máy chủ: chưa xem lại' : `Máy chủ: ${faces} người`),
  audited: 'Mở trang này và mỗi lần mở ảnh đều được ghi vào nhật ký kiểm toán.',

  custody: 'Chuỗi tín hiệu',
  noChain: 'Chưa có lô nào được niêm phong',
  chainHolds: 'Chuỗi còn nguyên',
  chainBroken: 'Chuỗi không khớp',
  unsigned: (n: number, of: number) => `${n}/${of} lượt mở trang không ký (trình duyệt không hỗ trợ)`,
  notReceived: (n: number) => `Ảnh đã cam kết, chưa nhận: ${n}`,
  custodyHint:
    'Mất mạng, máy ngủ, tải lại trang và việc máy chủ tạm hoãn nhận đều là chuyện thường, không phải dấu hiệu.',
  gaps: {
    network: 'Mất mạng, tín hiệu gửi bù sau',
    heldBack: 'Máy chủ tạm hoãn nhận tín hiệu để ưu tiên lưu bài',
    suspend: 'Máy ngủ hoặc trang bị dừng',
    reload: 'Tải lại trang',
    tamper: 'Chuỗi không khớp',
  } satisfies Record<GapKind, string>,
  heldUntil: (time: string) => `đến ${time}`,
  newKey: 'máy hoặc trình duyệt khác',
  tampers: {
    reused: 'một số thứ tự dùng hai lần',
    missing: 'thiếu một lô ở giữa',
    broken: 'một lô không nối với lô trước',
    signature: 'chữ ký không đúng',
    unsigned: 'một lô không được ký',
    nonce: 'mã không phải máy chủ đã cấp',
    clock: 'đồng hồ của trang chạy lùi',
  } satisfies Record<Tamper, string>,
};

const en: typeof vi = {
  title: 'The attempt over time',
  empty: 'Nothing is recorded of this attempt.',
  pictureLane: 'Snapshots',
  workLane: 'Work',
  lineLane: 'Line',
  picture: 'Snapshot',
  all: (signals, pictures) => `All in words: ${signals} signals, ${pictures} pictures`,
  did: {
    open: () => 'Opened the paper',
    answered: (item) => `Answered item ${item}`,
    changed: (item) => `Changed item ${item}`,
    cleared: (item) => `Cleared item ${item}`,
    submit: () => 'Handed in',
  },
  previous: 'Back',
  next: 'Next',
  space: 'Space',
  keyStep: 'next, back',
  keyPicture: 'picture',
  keyDecide: 'decide',
  place: (at, of) => `${at} / ${of}`,
  regularPicture: 'A snapshot without a signal.',
  near: 'Work around then',
  noPicture: 'There is no picture of this moment.',
  erased: (day) => `Erased on ${day}, its time being over.`,
  showPicture: 'Open the picture',
  pictureFailed:
    'The picture does not open: the storage does not answer, the file is missing, or it was altered. The signal and its time stand.',
  again: 'Try again',
  pictureAt: (time) => `Picture at ${time}`,
  pageSaw: (faces) => (faces === null ? 'Page: cannot tell' : `Page: ${faces} people`),
  serviceSaw: (faces) => (faces === null ? 'Server: not looked at again' : `Server: ${faces} people`),
  audited: 'Opening this page and every picture is written into the audit log.',

  custody: 'Chain of signals',
  noChain: 'No sealed batch yet',
  chainHolds: 'The chain holds',
  chainBroken: 'The chain does not hold',
  unsigned: (n, of) => `${n} of ${of} loaded pages unsigned (no support in the browser)`,
  notReceived: (n) => `Pictures committed, not received: ${n}`,
  custodyHint:
    'A cut line, a sleeping computer, a reload and being held back by the server are ordinary and no signal.',
  gaps: {
    network: 'The line was cut; signals came later',
    heldBack: 'Held back by the server, which saved answers first',
    suspend: 'The computer slept or the page stood still',
    reload: 'Page reloaded',
    tamper: 'The chain does not hold',
  },
  heldUntil: (time) => `until ${time}`,
  newKey: 'another computer or browser',
  tampers: {
    reused: 'a number was used twice',
    missing: 'a batch in between is missing',
    broken: 'a batch does not follow the one before',
    signature: 'a signature is wrong',
    unsigned: 'a batch is not signed',
    nonce: 'a code that the server did not give',
    clock: 'the clock of the page ran back',
  },
};

export const t = messages({ vi, en });
