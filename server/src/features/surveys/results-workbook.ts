import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Answer, Answers } from 'shared/survey/answers.ts';
import type { SurveyForm, SurveyQuestion } from 'shared/survey/form.ts';
import { tabulate } from 'shared/survey/tabulate.ts';
import type { Db } from '../../db/db.ts';
import { type Cell, type SheetPlan, writeWorkbook } from '../reports/index.ts';
import { responsesOf, type SurveyRow } from './queries.ts';
import { SMALLEST_GROUP } from './survey-results.ts';

/** A survey as an Excel file: a sheet of tables, and a sheet with one row for each set of answers. */
export async function resultsWorkbook(db: Db, survey: SurveyRow): Promise<FileReply> {
  const responses = await responsesOf(db, survey.id);
  const answers = responses.map((response) => response.answers);
  const sheets = [tableSheet(survey.form, answers), answerSheet(survey.form, responses)];
  const bytes = await writeWorkbook(sheets, survey.form.title.vi);
  return {
    name: `Khảo sát - ${survey.form.title.vi.slice(0, 80).replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

function tableSheet(form: SurveyForm, answers: readonly Answers[]): SheetPlan {
  const tables = new Map(tabulate(form, answers).map((table) => [table.question, table]));
  return {
    name: 'Bảng tổng hợp',
    columns: [
      { title: 'Câu', width: 6 },
      { title: 'Nội dung', width: 50 },
      { title: 'Trả lời', width: 36 },
      { title: 'Số phiếu', width: 10 },
      { title: 'Tỉ lệ', width: 10, format: '0.0%' },
      { title: 'Số người trả lời câu này', width: 14 },
      { title: 'Trung bình', width: 12, format: '0.00' },
    ],
    rows: form.questions.flatMap((question, at) => {
      const table = tables.get(question.id);
      if (!table) {
        const n = answers.filter((given) => given[question.id] !== undefined).length;
        return [[at + 1, question.text.vi, '(chữ, xem trang Phiếu trả lời)', null, null, n, null] satisfies Cell[]];
      }
      return table.rows.map(({ value, count, share }, line): Cell[] => [
        line === 0 ? at + 1 : null,
        line === 0 ? question.text.vi : null,
        wordsOfValue(question, value),
        count,
        share,
        line === 0 ? table.n : null,
        line === 0 ? table.mean : null,
      ]);
    }),
  };
}

/** With few answers even the hour could point at somebody, so it is left out. */
function answerSheet(form: SurveyForm, responses: Awaited<ReturnType<typeof responsesOf>>): SheetPlan {
  const showsHour = responses.length >= SMALLEST_GROUP;
  return {
    name: 'Phiếu trả lời',
    columns: [
      { title: 'Phiếu', width: 8 },
      ...(showsHour ? [{ title: 'Giờ nhận', width: 18 }] : []),
      ...form.questions.map((question, at) => ({ title: `${at + 1}. ${question.text.vi}`, width: 30 })),
    ],
    rows: responses.map(({ answers, receivedHour }, at): Cell[] => [
      at + 1,
      ...(showsHour ? [hourText(receivedHour)] : []),
      ...form.questions.map((question) => answerCell(question, answers[question.id])),
    ]),
  };
}

function answerCell(question: SurveyQuestion, answer: Answer | undefined): Cell {
  if (answer === undefined || typeof answer === 'number') return answer ?? null;
  if (question.kind === 'text') return String(answer);
  return [answer]
    .flat()
    .map((value) => wordsOfValue(question, value))
    .join('; ');
}

function wordsOfValue(question: SurveyQuestion, value: string): string {
  if (question.kind === 'choice' || question.kind === 'multiChoice')
    return question.options.find(({ id }) => id === value)?.text.vi ?? value;
  if (question.kind === 'scale' && value === String(question.from)) return `${value} (${question.low.vi})`;
  if (question.kind === 'scale' && value === String(question.to)) return `${value} (${question.high.vi})`;
  return value;
}

function hourText(hour: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const [day, time] = parts.format(hour).split(', ');
  return `${time} giờ ${day}`;
}
