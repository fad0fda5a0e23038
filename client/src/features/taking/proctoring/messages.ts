import type { Says } from 'proctoring/signals/debounce.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import { messages } from '../../../i18n/messages.ts';

const vi = {
  page: 'Đang theo dõi trang',
  camera: 'Camera đang bật',
  starting: 'Đang mở camera…',
  notWatched: 'Không theo dõi được, em cứ làm bài',
  title: 'Những gì đang được theo dõi',
  pageLine:
    'Trang thi: rời trang, chuyển cửa sổ, sao chép, dán, kéo, in, thao tác do chương trình, tiện ích, mất mạng.',
  pageUnknown: (names: string) => `Trình duyệt này không cho biết: ${names}.`,
  pageRelaxed: (names: string) => `Em được miễn: ${names}.`,
  says: { yes: 'có dấu hiệu', no: 'bình thường', unknown: 'chưa rõ' } satisfies Record<Says, string>,
  reasons: {
    refused: 'Trình duyệt chưa cho dùng camera.',
    missing: 'Máy không có camera.',
    busy: 'Camera đang được chương trình khác dùng.',
    ended: 'Camera bị ngắt. Máy sẽ tự thử lại.',
    visionFailed: 'Máy này không chạy được phần nhận hình.',
    notConsented: 'Em không dùng camera.',
  } satisfies Record<NotWatchedReason, string>,
  noHarm: 'Điều này không làm em mất điểm. Bài vẫn được lưu như thường.',
  withdraw: 'Ngừng dùng camera',
  withdrawn: 'Đã tắt camera. Em làm bài tiếp như thường.',
  telling: 'Máy đang báo cho phòng thi, có thể chờ khi có mạng.',
  person: 'Máy chỉ ghi dấu hiệu; thầy cô xem và quyết định.',
};

const en: typeof vi = {
  page: 'The page is watched',
  camera: 'Camera is on',
  starting: 'Opening the camera…',
  notWatched: 'Not watched; just go on',
  title: 'What is being watched now',
  pageLine: 'The page: leaving it, other windows, copy, paste, drag, print, input by programs, extensions, network.',
  pageUnknown: (names) => `This browser cannot tell: ${names}.`,
  pageRelaxed: (names) => `Left out for you: ${names}.`,
  says: { yes: 'a sign', no: 'normal', unknown: 'cannot tell' },
  reasons: {
    refused: 'The browser may not use the camera.',
    missing: 'This device has no camera.',
    busy: 'Another program uses the camera.',
    ended: 'The camera went away. It is tried again by itself.',
    visionFailed: 'This device cannot run the vision part.',
    notConsented: 'You do not use the camera.',
  },
  noHarm: 'This costs you no points. Your answers are saved as usual.',
  withdraw: 'Stop using the camera',
  withdrawn: 'The camera is off. Just go on.',
  telling: 'The exam room is being told; this may wait for the network.',
  person: 'The machine only notes signs; a teacher looks and decides.',
};

export const t = messages({ vi, en });
