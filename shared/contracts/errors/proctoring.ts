import type { ErrorEntry } from '../errors.ts';

/** What the proctoring endpoints may refuse, besides what any endpoint may. */
export const proctoringErrors = {
  snapshotNotCommitted: {
    status: 409,
    vi: 'Ảnh này chưa được ghi nhận trước khi gửi nên không được lưu.',
    en: 'No signal committed this snapshot before, so it is not kept.',
  },
  snapshotDiffers: {
    status: 409,
    vi: 'Ảnh gửi lên không khớp với dấu đã ghi nhận nên không được lưu.',
    en: 'The snapshot does not match the hash that was committed, so it is not kept.',
  },
  snapshotNotJpeg: { status: 415, vi: 'Ảnh phải ở dạng JPEG.', en: 'A snapshot must be a JPEG.' },
  snapshotErased: {
    status: 410,
    vi: 'Ảnh này đã được xóa theo thời hạn lưu trữ.',
    en: 'This snapshot was erased when its time was over.',
  },
  snapshotAltered: {
    status: 409,
    vi: 'Ảnh này đã bị thay đổi sau khi lưu nên không mở được. Báo cho cán bộ kỹ thuật.',
    en: 'This snapshot was altered after it was kept and does not open. Tell the IT officer.',
  },
  consentOutdated: {
    status: 409,
    vi: 'Thông báo giám sát đã đổi. Em tải lại trang và đọc bản mới.',
    en: 'The notice has changed. Reload the page and read the new one.',
  },
  leaseLost: {
    status: 409,
    vi: 'Khung hình này đã được giao cho nơi khác xem.',
    en: 'This frame was given to another service meanwhile.',
  },
  incidentClosed: { status: 409, vi: 'Sự việc này đã được kết luận.', en: 'This incident is closed already.' },
} as const satisfies Record<string, ErrorEntry>;
