import type { Dossier } from 'shared/contracts/proctoring-dossier.ts';

/** The dossier's own words: a paper for Vietnamese authorities, in Vietnamese only. */
export const words = {
  pageTitle: 'Hồ sơ hệ thống giám sát',
  reviewing: 'Xem lại dấu hiệu',
  print: 'In hoặc lưu PDF',
  title: 'HỒ SƠ HỆ THỐNG TRÍ TUỆ NHÂN TẠO CÓ RỦI RO CAO',
  basis: 'Giám sát người học khi thi · mục I.3, Quyết định 33/2026/QĐ-TTg · lập từ cấu hình đang chạy',
  purposeTitle: '1. Mục đích và phạm vi',
  purpose: (exam: string, subject: string, level: number) =>
    level === 0
      ? `${exam}, môn ${subject}: không giám sát (mức 0/3). Hệ thống không ghi dấu hiệu nào của thí sinh.`
      : `${exam}, môn ${subject}, mức giám sát ${level}/3. Hệ thống ghi dấu hiệu và xếp thứ tự để người có trách nhiệm xem xét. Hệ thống không kết luận về thí sinh, không tự trừ điểm, không dừng bài thi, không suy đoán cảm xúc hay tính cách.`,
  scale: (sessions: number, candidates: number) => `${sessions} ca thi, ${candidates} thí sinh.`,
  agreed: (notice: string) =>
    `Thông báo giám sát bản ${notice} được thí sinh đọc và đồng ý trước khi thi; từ mức 2 cần thêm sự đồng ý của gia đình, rút lại được bất cứ lúc nào, người không đồng ý vẫn thi ở mức 1.`,
  dataTitle: '2. Dữ liệu',
  data: [
    'Không thu dữ liệu giám sát.',
    'Chỉ dấu hiệu của trang thi (rời trang, dán, mất mạng ...). Không dùng camera, không thu hình, không thu tiếng.',
    'Dấu hiệu của trang thi; camera được phân tích ngay trên máy thí sinh, ảnh chỉ lưu quanh dấu hiệu, mã hóa bằng khóa riêng của từng bài làm.',
    'Dấu hiệu của trang thi; camera được phân tích ngay trên máy thí sinh, ảnh lưu quanh dấu hiệu và định kỳ, mã hóa bằng khóa riêng của từng bài làm. Không lưu đặc trưng khuôn mặt trên máy chủ.',
  ],
  listens:
    'Kì thi này dùng thêm micro, với sự đồng ý riêng của thí sinh và gia đình: trang thi đo mỗi giây có tiếng người hay không, so với cử động môi, rồi bỏ ngay. Không ghi âm, không gửi âm thanh, không nhận dạng lời nói hay giọng nói.',
  signal: 'Dấu hiệu',
  from: 'Nguồn',
  weight: 'Trọng số lấy từ đâu',
  modalities: {
    page: 'trang thi',
    vision: 'camera',
    account: 'đăng nhập',
    custody: 'chuỗi tín hiệu',
    answers: 'bài làm',
    timing: 'nhịp trả lời',
    audio: 'âm thanh',
  } as Readonly<Record<string, string>>,
  bases: {
    cohort: 'đo trên các phòng thi mô phỏng',
    prior: 'đặt trước theo tài liệu, chưa đo trên ca thi thật',
    reported: 'chỉ ghi nhận, không cộng vào mức ưu tiên',
  } satisfies Record<Dossier['signals'][number]['basis'], string>,
  browsers: 'Có ở trình duyệt nào',
  existsIn: (browsers: Dossier['signals'][number]['browsers']) =>
    browsers === null
      ? 'máy chủ tự thấy'
      : browsers.length === 3
        ? 'mọi trình duyệt'
        : browsers
            .map((one) => ({ chromium: 'Chrome, Edge, Cốc Cốc', firefox: 'Firefox', safari: 'Safari' })[one])
            .join(', '),
  absent:
    'Ở trình duyệt khác, dấu hiệu đó không có nghĩa là không xảy ra mà là không rõ; mỗi bài làm ghi lại những gì không đo được.',
  modelsTitle: '3. Mô hình, phiên bản, giấy phép',
  noModels: 'Mức này không dùng mô hình nhận hình.',
  model: 'Mô hình',
  version: 'Phiên bản',
  licence: 'Giấy phép, nguồn',
  use: 'Dùng để',
  ratesTitle: '4. Tỉ lệ đúng, sót, báo nhầm đã đo',
  noCard: 'Chưa có phiếu đo. Chưa đo thì chưa nên dùng mức 2, 3 cho kì thi thật.',
  secondLook: {
    2: 'Ở mức 2, máy chủ chỉ xem lại những ảnh chụp quanh dấu hiệu: ở mức này không có ảnh định kì, nên một trang thi bị sửa để không báo gì sẽ không lộ ra qua việc xem lại.',
    3: 'Ở mức 3, máy chủ xem lại mọi ảnh có dấu hiệu và một phần ngẫu nhiên của ảnh định kì; trang thi báo có theo dõi mà thiếu ảnh định kì thì được ghi nhận.',
  } as Readonly<Record<number, string>>,
  noSimilarity:
    'Hệ thống chưa so sự giống nhau giữa các bài làm (câu sai trùng nhau, cùng lúc trả lời): không dấu hiệu, trang xem xét hay mức ưu tiên nào ở đây dựa trên việc đó.',
  condition: 'Điều kiện',
  precision: 'Báo đúng',
  recall: 'Thấy được',
  alarms: 'Báo nhầm/giờ',
  alarmed: 'Thời gian báo nhầm',
  oversightTitle: '5. Con người giám sát hệ thống',
  oversight:
    'Mức ưu tiên chỉ được nâng khi ít nhất hai nguồn độc lập cùng báo. Sự việc do người có tên kết luận, có căn cứ và lý do. Kết luận bất lợi cần hai người xem độc lập cùng ý kiến; khác ý thì người thứ ba quyết định. Cứ mười sự việc có một sự việc được hai người xem để đo mức thống nhất. Thí sinh đọc được kết luận về mình và phúc khảo; người đã cho ý kiến không trả lời phúc khảo.',
  records: ({ signals, snapshots, incidents, referred, opinions }: Dossier['records']) =>
    `Đến nay: ${signals} dấu hiệu, ${snapshots} ảnh, ${incidents} sự việc, ${opinions} ý kiến, ${referred} sự việc chuyển hội đồng.`,
  logsTitle: '6. Nhật ký',
  logs: 'Mỗi lần mở bằng chứng, mở ảnh, xuất gói, cho ý kiến, xóa dữ liệu là một mục trong chuỗi nhật ký kiểm toán, sửa hay bỏ mục nào cũng phát hiện được. Tín hiệu do trang thi ký và nối thành chuỗi; gói bằng chứng kiểm chứng được khi không có mạng.',
  retentionTitle: '7. Thời hạn lưu và xóa',
  retention: ({ unflaggedDays, flaggedDays, recordDays }: Dossier['retention']) =>
    `Tính từ khi ca thi kết thúc: ảnh không có dấu hiệu ${unflaggedDays} ngày; ảnh có dấu hiệu ${flaggedDays} ngày; dấu hiệu và chuỗi tín hiệu ${recordDays} ngày. Hết hạn, tệp ảnh bị xóa và khóa giải mã bị hủy nên bản sao lưu cũng không mở được. Kết luận, phúc khảo và sự đồng ý được giữ lại như hồ sơ.`,
  contactTitle: '8. Liên hệ',
  contact: (unit: string) =>
    `Đơn vị tổ chức thi: ${unit}. Người phụ trách: .................................. Điện thoại: ..................................`,
  made: (at: string) => `Lập lúc ${at} từ cấu hình và số liệu đang chạy.`,
};
