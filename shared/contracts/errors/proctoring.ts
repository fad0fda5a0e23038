import type { ErrorEntry } from '../errors.ts';

/** What the proctoring endpoints may refuse, besides what any endpoint may. */
export const proctoringErrors = {
  heldBack: {
    status: 503,
    vi: 'Máy chủ đang ưu tiên lưu bài làm. Phần giám sát vẫn giữ trên máy và tự gửi lại sau {seconds} giây.',
    en: 'The server saves answers first. What is watched stays on this computer and is sent again in {seconds} seconds.',
  },
  pageKeyWrong: {
    status: 409,
    vi: 'Khóa ký của trang này không khớp; trang sẽ gửi tín hiệu không ký.',
    en: 'The key of this page does not fit; it sends its signals unsigned.',
  },
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
  snapshotNotAllowed: {
    status: 409,
    vi: 'Em hoặc gia đình không đồng ý dùng camera nên ảnh không được lưu.',
    en: 'Without consent to the camera no snapshot is kept.',
  },
  snapshotErased: {
    status: 410,
    vi: 'Ảnh này đã được xóa theo thời hạn lưu trữ.',
    en: 'This snapshot was erased when its time was over.',
  },
  retentionPromised: {
    status: 409,
    vi: 'Thí sinh đã đọc ngày xóa ảnh nên thời hạn giữ ảnh chỉ rút ngắn được, không kéo dài.',
    en: 'Candidates have read by which day pictures are gone: they may only be kept for less.',
  },
  snapshotMissing: {
    status: 410,
    vi: 'Kho không còn tệp của ảnh này, dù chưa tới hạn xóa. Dấu hiệu và mã kiểm tra của ảnh vẫn còn. Báo cho cán bộ kỹ thuật.',
    en: 'The storage has no file of this snapshot, though its time is not over. Its signal and hash stand. Tell the IT officer.',
  },
  storageDown: {
    status: 503,
    vi: 'Kho lưu trữ đang không trả lời. Không có gì bị mất; thử lại sau ít phút.',
    en: 'The storage does not answer now. Nothing is lost; try again in some minutes.',
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
  picturesKeptLonger: {
    status: 409,
    vi: 'Nhà trường vừa đổi ngày xóa ảnh, muộn hơn ngày em đã đọc. Em đọc lại ngày mới trong thông báo rồi chọn.',
    en: 'The day by which pictures are gone was changed to a later one than you read. Read the new day in the notice, then choose.',
  },
  cameraNotAgreed: {
    status: 409,
    vi: 'Kỳ thi hoặc em không dùng camera nên không cần kiểm tra trước bằng camera.',
    en: 'No camera is used here, so there is no check-in at it.',
  },
  appealOver: {
    status: 409,
    vi: 'Đã hết hạn nêu ý kiến về kết luận này.',
    en: 'The time to appeal against this decision is over.',
  },
  appealAnswered: {
    status: 409,
    vi: 'Ý kiến này đã được trả lời.',
    en: 'This appeal has been answered already.',
  },
  appealSamePerson: {
    status: 409,
    vi: 'Thầy/cô đã cho ý kiến về sự việc này, bằng tài khoản này hoặc tài khoản khác, nên không trả lời ý kiến của thí sinh. Nhờ một thầy cô khác.',
    en: 'You gave your opinion on this incident, by this or another account, so you do not answer the appeal. Ask a colleague.',
  },
  appealOwnIncident: {
    status: 409,
    vi: 'Thầy/cô là người lập sự việc này, bằng tài khoản này hoặc tài khoản khác, nên không trả lời ý kiến của thí sinh. Nhờ một thầy cô khác.',
    en: 'You opened this incident, by this or another account, so you do not answer the appeal. Ask a colleague.',
  },
  appealFileErased: {
    status: 410,
    vi: 'Tệp này đã được xóa theo thời hạn lưu trữ.',
    en: 'This file was erased when its time was over.',
  },
  appealFileMissing: {
    status: 410,
    vi: 'Kho không còn tệp này, dù chưa tới hạn xóa. Lời nêu của thí sinh vẫn còn. Báo cho cán bộ kỹ thuật.',
    en: 'The storage does not have this file, though its time is not over. The words of the appeal stand. Tell the IT officer.',
  },
  appealFileAltered: {
    status: 409,
    vi: 'Tệp này đã bị thay đổi sau khi lưu nên không mở được. Báo cho cán bộ kỹ thuật.',
    en: 'This file was altered after it was kept and does not open. Tell the IT officer.',
  },
  appealFileUnreadable: {
    status: 415,
    vi: 'Tệp phải là ảnh JPEG, PNG hoặc PDF.',
    en: 'The file must be a JPEG, a PNG or a PDF.',
  },
  leaseLost: {
    status: 409,
    vi: 'Khung hình này đã được giao cho nơi khác xem.',
    en: 'This frame was given to another service meanwhile.',
  },
  opinionGiven: {
    status: 409,
    vi: 'Thầy/cô đã cho ý kiến về sự việc này. Cần ý kiến của người khác.',
    en: 'You have given your opinion on this incident. Somebody else has to speak.',
  },
  opinionOwnIncident: {
    status: 409,
    vi: 'Thầy/cô là người lập sự việc này nên việc chuyển hội đồng phải do hai người khác đề nghị.',
    en: 'You opened this incident, so referring it is for two others to find.',
  },
  groundUnfit: {
    status: 409,
    vi: 'Căn cứ đã chọn không hợp với kết luận. Chọn lại căn cứ.',
    en: 'The chosen ground does not go with the finding. Choose another.',
  },
  incidentOnlyNoted: {
    status: 409,
    vi: 'Sự việc này chỉ ghi vào biên bản phòng thi, không cần kết luận.',
    en: 'This incident only stands in the minutes of its room; nobody has to find anything about it.',
  },
  incidentClosed: { status: 409, vi: 'Sự việc này đã được kết luận.', en: 'This incident is closed already.' },
} as const satisfies Record<string, ErrorEntry>;
