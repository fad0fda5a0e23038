import type { AnalysedItem, ItemAnalysis } from 'shared/contracts/analytics.ts';
import type { GroupRow, ResultReport } from 'shared/contracts/reports.ts';
import { METHODS } from 'shared/statistics/methods.ts';
import { roman } from 'shared/statistics/stories.ts';
import { reportSentence } from '../report-sentence.ts';
import { date, dateTime, decimal, percent } from '../vietnamese.ts';
import { distributionChart, itemsChart, meansChart } from './charts.ts';
import { INK } from './ink.ts';
import { closeSheet, heading, openSheet, type Sheet, write } from './sheet.ts';
import { type Column, table } from './table.ts';

/** The printable report of an exam: title, one sentence, picture, tables, method and n. Vietnamese; names no pupil. */
export async function resultReportPdf(report: ResultReport, analysis: ItemAnalysis): Promise<Uint8Array> {
  const { exam } = report;
  const sitting = sittingOf(report);
  const sheet = openSheet(`Kết quả: ${exam.title}`, exam.unit);
  write(sheet, exam.unit, { face: 'medium', size: 9, colour: INK.soft, after: 2 });
  write(sheet, `Kết quả: ${exam.title}`, { face: 'bold', size: 20, colour: INK.cham, after: 2 });
  write(sheet, `${exam.subject} · ${sitting}`, { colour: INK.soft, after: 10 });
  write(sheet, reportSentence(report), { face: 'medium', size: 12, after: 4 });

  heading(sheet, 'Phổ điểm', 220);
  distributionChart(sheet, report.distribution, report.summary.mean, report.maximum);
  writeGroups(sheet, 'Theo lớp', report.classes, report);
  if (report.schools.length > 1) writeGroups(sheet, 'Theo trường', report.schools, report);
  writeItems(sheet, analysis);
  writeProof(sheet, report);
  return closeSheet(sheet, `${exam.title} · ${sitting} · in lúc ${dateTime(report.proof.computedAt)}`);
}

function writeGroups(sheet: Sheet, title: string, groups: readonly GroupRow[], report: ResultReport): void {
  heading(sheet, title, 120);
  const shown = groups.flatMap((group) =>
    group.mean === null ? [] : [{ name: group.name, mean: group.mean, meanError: group.meanError }],
  );
  if (shown.length > 1) meansChart(sheet, shown.slice(0, 30), report.summary.mean, report.maximum);
  const columns: Column<GroupRow>[] = [
    ...(groups.some((group) => group.school !== '')
      ? [
          { title: 'Lớp', share: 0.16, text: (group: GroupRow) => group.name },
          { title: 'Trường', share: 0.3, text: (group: GroupRow) => group.school },
        ]
      : [{ title: 'Trường', share: 0.46, text: (group: GroupRow) => group.name }]),
    { title: 'Số bài', share: 0.09, align: 'right', text: (group) => (group.n === null ? 'dưới 5' : String(group.n)) },
    { title: 'TB', share: 0.09, align: 'right', text: (group) => decimal(group.mean, 2, true) },
    {
      title: '± 95 %',
      share: 0.1,
      align: 'right',
      text: (group) => decimal(group.meanError && group.meanError * 1.96, 2, true),
    },
    { title: 'Trung vị', share: 0.1, align: 'right', text: (group) => decimal(group.median, 2, true) },
    { title: '≥ nửa số điểm', share: 0.16, align: 'right', text: (group) => percent(group.shareAtHalf) },
  ];
  table(sheet, columns, groups);
}

function writeItems(sheet: Sheet, { items, stories, reliability }: ItemAnalysis): void {
  heading(sheet, 'Phân tích câu hỏi', 250);
  const toLook = new Set(stories.filter((story) => story.tone === 'check').map((story) => story.item));
  itemsChart(
    sheet,
    items.flatMap((item, at) =>
      item.facility === null || item.itemRest === null
        ? []
        : [{ name: nameOf(item), facility: item.facility, itemRest: item.itemRest, look: toLook.has(at) }],
    ),
  );
  for (const story of stories) {
    write(sheet, `${story.tone === 'check' ? '• Cần xem: ' : '• '}${story.vi}`, {
      face: story.tone === 'check' ? 'medium' : 'regular',
      colour: story.tone === 'check' ? INK.son : INK.text,
      after: 2,
    });
  }
  sheet.y += 8;
  table(
    sheet,
    [
      { title: 'Câu', share: 0.09, text: nameOf },
      { title: 'Nội dung', share: 0.31, text: (item) => item.stem },
      { title: 'Đáp án', share: 0.1, align: 'center', text: (item) => item.keyText },
      { title: 'n', share: 0.07, align: 'right', text: (item) => String(item.n) },
      { title: 'P', share: 0.08, align: 'right', text: (item) => decimal(item.facility, 2, true) },
      { title: 'r', share: 0.08, align: 'right', text: (item) => decimal(item.itemRest, 2, true) },
      { title: 'D 27 %', share: 0.09, align: 'right', text: (item) => decimal(item.upperLower, 2, true) },
      { title: 'Bỏ trống', share: 0.09, align: 'right', text: (item) => String(item.omitted) },
      { title: 'Chưa tới', share: 0.09, align: 'right', text: (item) => String(item.notReached) },
    ],
    items,
  );
  const span = reliability.interval;
  if (reliability.alpha !== null && span)
    write(
      sheet,
      `Độ tin cậy α = ${decimal(reliability.alpha)} (95 %: ${decimal(span.lower)} – ${decimal(span.upper)}), ` +
        `sai số đo của một bài ±${decimal(reliability.sem)} điểm, n = ${reliability.n}.`,
    );
}

function writeProof(sheet: Sheet, report: ResultReport): void {
  heading(sheet, 'Cách tính', 90);
  for (const method of Object.values(METHODS))
    write(sheet, `${method.vi} (${method.source})`, { size: 8.5, colour: INK.soft, after: 2 });
  write(
    sheet,
    `n = ${report.proof.n} bài. Tính lúc ${dateTime(report.proof.computedAt)}, phiên bản ${report.proof.codeVersion}. ` +
      `Mã băm dữ liệu: ${report.proof.dataHash}.`,
    { size: 8.5, colour: INK.soft },
  );
}

/** "Ca sáng, 23/11/2026", or how many sessions there are. */
function sittingOf({ sessions, sessionId }: ResultReport): string {
  const chosen =
    sessionId === null && sessions.length === 1 ? sessions[0] : sessions.find(({ id }) => id === sessionId);
  return chosen ? `${chosen.title}, ${date(chosen.startsAt)}` : `${sessions.length} ca thi`;
}

const nameOf = (item: AnalysedItem) => `${roman(item.part)}.${item.number}`;
