import { number } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';

const vi = {
  waiting: 'Đã lưu trên máy này, chờ gửi',
  sending: 'Đang gửi…',
  kept: 'Máy chủ đã nhận',
  missing: 'Tệp nằm ở máy làm trước và chưa gửi được. Em chọn lại tệp hoặc báo giám thị.',
  size: (bytes: number) => `${number(bytes / 1_048_576, { digits: 2 })} MB`,
  smallSize: (bytes: number) => `${number(Math.ceil(bytes / 1024))} KB`,
  notHere: 'Chưa nhận được tệp này từ máy của thí sinh',
  coming: (from: string, share: string) => `Đang chuyển về từ máy chủ phòng thi “${from}” (${share})`,
  open: (name: string) => `Mở ${name}`,
  openShort: 'Mở',
  noFiles: 'Thí sinh không nộp tệp nào',
};

const en: typeof vi = {
  waiting: 'Kept on this device, waiting to be sent',
  sending: 'Sending…',
  kept: 'Received by the server',
  missing: 'This file is on the device you used before and was not sent. Choose it again or tell the invigilator.',
  size: (bytes) => `${number(bytes / 1_048_576, { digits: 2 })} MB`,
  smallSize: (bytes) => `${number(Math.ceil(bytes / 1024))} KB`,
  notHere: 'This file has not come from the candidate’s device yet',
  coming: (from, share) => `On its way from the room’s server “${from}” (${share})`,
  open: (name) => `Open ${name}`,
  openShort: 'Open',
  noFiles: 'The candidate handed in no file',
};

export const t = messages({ vi, en });
export const sizeWords = (bytes: number) => (bytes >= 1_048_576 ? t().size(bytes) : t().smallSize(bytes));
