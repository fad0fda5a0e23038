import type { ResultReport } from 'shared/contracts/reports.ts';
import { decimal, percent } from './vietnamese.ts';

/** The one sentence on top of a printed report. */
export function reportSentence({ counts, summary, maximum, shareAtHalf }: ResultReport): string {
  if (summary.mean === null) return 'Chưa có bài nào được chấm.';
  const sat = counts.submitted + counts.collected + counts.unmarked;
  const unmarked = counts.unmarked > 0 ? `, ${counts.unmarked} bài chưa có điểm` : '';
  const absent = counts.absent > 0 ? `, vắng ${counts.absent}` : '';
  return (
    `${sat} trong ${counts.candidates} thí sinh dự thi${absent}${unmarked}. ` +
    `Điểm trung bình ${decimal(summary.mean)} trên ${decimal(maximum)} (trung vị ${decimal(summary.median)}); ` +
    `${percent(shareAtHalf)} đạt từ nửa số điểm trở lên.`
  );
}
