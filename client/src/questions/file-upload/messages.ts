import { messages } from '../../i18n/messages.ts';

const vi = {
  choose: 'Chọn tệp hoặc kéo tệp vào đây',
  rules: (most: number, kinds: string, size: string) =>
    `Tối đa ${most} tệp${kinds ? ` (${kinds})` : ''}, mỗi tệp không quá ${size}.`,
  kind: (name: string, kinds: string) => `“${name}” không đúng loại tệp. Câu này nhận: ${kinds}.`,
  size: (name: string, size: string) => `“${name}” lớn hơn ${size}. Em giảm dung lượng rồi chọn lại.`,
  empty: (name: string) => `“${name}” không có nội dung.`,
  tooMany: (most: number) => `Câu này chỉ nhận ${most} tệp. Em bỏ bớt một tệp trước.`,
  unreadable: (name: string) => `Không đọc được “${name}”. Em chọn lại tệp.`,
  remove: (name: string) => `Bỏ ${name}`,
  removeShort: 'Bỏ',
  preview: 'Thí sinh chọn tệp ở đây khi làm bài.',
  accept: 'Loại tệp được nhận',
  acceptHint: 'Phần mở rộng, cách nhau bằng dấu cách: pdf docx jpg. Để trống: nhận mọi loại.',
  maxFiles: 'Số tệp nhiều nhất',
  maxMegabytes: 'Dung lượng mỗi tệp (MB)',
};

const en: typeof vi = {
  choose: 'Choose a file, or drop it here',
  rules: (most, kinds, size) =>
    `At most ${most} ${most === 1 ? 'file' : 'files'}${kinds ? ` (${kinds})` : ''} of ${size} each.`,
  kind: (name, kinds) => `“${name}” is not of a kind that this question takes: ${kinds}.`,
  size: (name, size) => `“${name}” is larger than ${size}. Make it smaller and choose it again.`,
  empty: (name) => `“${name}” is empty.`,
  tooMany: (most) => `This question takes ${most} ${most === 1 ? 'file' : 'files'}. Remove one first.`,
  unreadable: (name) => `“${name}” could not be read. Choose it again.`,
  remove: (name) => `Remove ${name}`,
  removeShort: 'Remove',
  preview: 'Candidates choose their files here.',
  accept: 'Kinds of files',
  acceptHint: 'Extensions between spaces: pdf docx jpg. Empty for any kind.',
  maxFiles: 'Most files',
  maxMegabytes: 'Size of each file (MB)',
};

export const t = messages({ vi, en });
