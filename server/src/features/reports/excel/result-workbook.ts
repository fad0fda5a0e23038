import type { AnalysedItem, ItemAnalysis } from 'shared/contracts/analytics.ts';
import type { ResultRow } from 'shared/contracts/grading.ts';
import type { ResultReport } from 'shared/contracts/reports.ts';
import { compareNames } from 'shared/people/names.ts';
import { METHODS } from 'shared/statistics/methods.ts';
import { roman } from 'shared/statistics/stories.ts';
import { type Cell, type SheetPlan, writeWorkbook } from './workbook.ts';

/** What one candidate answered, as teachers write it, by item of the master order. */
export interface AnswerLine {
  readonly candidateId: string;
  /** Options by the letters of the master order, so that one column reads alike for all codes. */
  readonly answers: ReadonlyMap<string, string>;
}

/** The Excel file of an exam: results by given name, item analysis, answers, and how the figures were made. */
export async function resultWorkbook(
  report: ResultReport,
  rows: readonly ResultRow[],
  analysis: ItemAnalysis,
  answers: readonly AnswerLine[],
): Promise<Uint8Array> {
  const sorted = rows.toSorted((a, b) => compareNames(a.name, b.name) || a.number.localeCompare(b.number));
  const sheets = [
    resultSheet(report, sorted),
    itemSheet(analysis),
    answerSheet(sorted, analysis, answers),
    proofSheet(report, analysis),
  ];
  return writeWorkbook(sheets, report.exam.title);
}

const STATE = { submitted: 'Đã nộp', collected: 'Thu bài khi hết giờ', unmarked: 'Chưa chấm', absent: 'Vắng' } as const;

function resultSheet(report: ResultReport, rows: readonly ResultRow[]): SheetPlan {
  const parts = rows.find((row) => row.parts.length > 0)?.parts ?? [];
  const marks = report.decimals > 0 ? `0.${'0'.repeat(report.decimals)}` : '0';
  return {
    name: 'Kết quả',
    columns: [
      { title: 'STT', width: 6 },
      { title: 'SBD', width: 12 },
      { title: 'Họ và tên', width: 28 },
      { title: 'Lớp', width: 10 },
      { title: 'Trường', width: 30 },
      { title: 'Mã đề', width: 8 },
      { title: 'Tình trạng', width: 20 },
      ...parts.map(({ part, maximum }) => ({
        title: `Phần ${roman(part)} (${vi(maximum)})`,
        width: 14,
        format: '0.00',
      })),
      { title: `Điểm (${vi(report.maximum)})`, width: 12, format: marks },
    ],
    rows: rows.map((row, at) => [
      at + 1,
      row.number,
      row.name,
      row.className,
      row.school,
      row.code,
      STATE[row.state],
      ...parts.map(({ part }) => row.parts.find((mark) => mark.part === part)?.points ?? null),
      row.total,
    ]),
  };
}

function itemSheet({ items }: ItemAnalysis): SheetPlan {
  const number = { width: 11, format: '0.00' };
  return {
    name: 'Phân tích câu hỏi',
    keyColumns: 1,
    columns: [
      { title: 'Câu', width: 8 },
      { title: 'Nội dung', width: 50 },
      { title: 'Đáp án', width: 10 },
      { title: 'n', width: 8 },
      { title: 'Độ khó P', ...number },
      { title: 'Độ phân biệt r', ...number },
      { title: 'r thấp (95 %)', ...number },
      { title: 'r cao (95 %)', ...number },
      { title: 'r câu – toàn bài', ...number },
      { title: 'D 27 %', ...number },
      { title: 'α nếu bỏ câu', ...number },
      { title: 'Bỏ trống', width: 10 },
      { title: 'Chưa tới', width: 10 },
      { title: 'Các câu trả lời (tỉ lệ; r)', width: 60 },
    ],
    rows: items.map((item): Cell[] => [
      nameOf(item),
      item.stem,
      item.keyText,
      item.n,
      item.facility,
      item.itemRest,
      item.itemRestInterval?.lower ?? null,
      item.itemRestInterval?.upper ?? null,
      item.itemTotal,
      item.upperLower,
      item.alphaIfDropped,
      item.omitted,
      item.notReached,
      item.answers
        .map(
          (row) =>
            `${row.label ?? 'trống'}${row.isKey ? '*' : ''}: ${Math.round(row.share * 100)} %` +
            (row.restCorrelation === null ? '' : ` (r ${vi(row.restCorrelation)})`),
        )
        .join('; '),
    ]),
  };
}

function answerSheet(rows: readonly ResultRow[], { items }: ItemAnalysis, answers: readonly AnswerLine[]): SheetPlan {
  const lineOf = new Map(answers.map((line) => [line.candidateId, line.answers]));
  return {
    name: 'Bài làm',
    keyColumns: 3,
    columns: [
      { title: 'SBD', width: 12 },
      { title: 'Họ và tên', width: 28 },
      { title: 'Mã đề', width: 8 },
      ...items.map((item) => ({ title: nameOf(item), width: 7 })),
    ],
    rows: [
      ['', 'ĐÁP ÁN', '', ...items.map((item) => item.keyText)],
      ...rows
        .filter((row) => row.total !== null)
        .map((row) => [
          row.number,
          row.name,
          row.code,
          ...items.map((item) => lineOf.get(row.candidateId)?.get(item.item) ?? ''),
        ]),
    ],
  };
}

function proofSheet(report: ResultReport, analysis: ItemAnalysis): SheetPlan {
  return {
    name: 'Cách tính',
    columns: [
      { title: 'Mục', width: 24 },
      { title: 'Nội dung', width: 110 },
    ],
    rows: [
      ['Đề thi', report.exam.title],
      ['Ca thi', report.sessions.map(({ title }) => title).join('; ')],
      ['Số bài (n)', report.proof.n],
      ['Phiên bản', report.proof.codeVersion],
      ['Mã băm dữ liệu', report.proof.dataHash],
      ...Object.values(METHODS).map((method) => [method.source, method.vi]),
      ...analysis.stories.map((story) => [story.tone === 'check' ? 'Cần xem' : 'Nhận xét', story.vi]),
    ],
  };
}

const nameOf = (item: AnalysedItem) => `${roman(item.part)}.${item.number}`;
const vi = (value: number) => String(Math.round(value * 100) / 100).replace('.', ',');
