import type { Gap } from './classify-gaps.ts';
import type { BundleFault } from './verify-bundle.ts';

type Language = 'vi' | 'en';

const FAULTS: Record<BundleFault['what'], Record<Language, string>> = {
  container: {
    vi: 'vỏ tệp zip không đúng như khi xuất (các tệp bên trong được kiểm riêng)',
    en: 'the zip is not as it was packed (the files inside are checked by themselves)',
  },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  missing: { vi: 'thiếu tệp', en: 'file missing' },
  added: { vi: 'tệp được thêm vào sau', en: 'file added later' },
  altered: { vi: 'tệp đã bị thay đổi', en: 'file altered' },
  notSigned: { vi: 'chữ ký của hệ thống không khớp', en: 'the signature of the platform does not fit' },
  foreignKey: { vi: 'ký bằng khóa khác với khóa đã biết', en: 'signed with another key than the one that is known' },
  batch: { vi: 'lô tín hiệu không đúng như trang đã ký', en: 'batch is not as its page signed it' },
  head: { vi: 'thiếu lô cuối của chuỗi', en: 'the last batch of the chain is missing' },
  gap: {
    vi: 'chuỗi đứt ở đây, mà lúc nhận máy chủ không ghi nhận: lô bị bỏ hoặc bị sửa sau đó',
    en: 'the chain breaks here, and the server noted nothing of it when it came: dropped or changed since',
  },
  signal: { vi: 'dấu hiệu không có trong lô nào trang đã ký', en: 'signal stands in no batch that its page signed' },
  picture: { vi: 'ảnh không khớp mã đã cam kết trước khi gửi', en: 'picture does not fit the hash committed before' },
  decision: {
    vi: 'kết luận không khớp nhật ký (cách kết thúc, người cho ý kiến, hoặc việc hủy sau ý kiến của thí sinh)',
    en: 'decision does not fit what the audit entries say of its end, its reviewers or its appeal',
  },
  audit: { vi: 'mục nhật ký đã bị thay đổi', en: 'audit entry altered' },
};

/** A fault in one line: file, row, what does not hold. */
export function faultSentence({ file, what, where }: BundleFault, language: Language): string {
  return `${file}${where === null ? '' : ` · ${where}`}: ${FAULTS[what][language]}`;
}

const GAPS: Record<Gap['kind'], Record<Language, string>> = {
  network: { vi: 'mất mạng', en: 'line cut' },
  heldBack: { vi: 'máy chủ tạm hoãn nhận', en: 'held back by the server' },
  suspend: { vi: 'máy ngủ', en: 'asleep' },
  reload: { vi: 'tải lại', en: 'reloaded' },
  tamper: { vi: 'không khớp (dấu hiệu, đã có khi xuất)', en: 'does not hold (evidence, known at the export)' },
};

/** How often the chain had each kind of gap, in one line. */
export function gapCounts(gaps: readonly Gap[], language: Language): string {
  const counts = [...Map.groupBy(gaps, ({ kind }) => kind)].map(
    ([kind, of]) => `${of.length} × ${GAPS[kind][language]}`,
  );
  return counts.length === 0 ? (language === 'vi' ? 'liền mạch' : 'without a gap') : counts.join(', ');
}
