import type { RichText } from 'shared/questions/content.ts';
import { DraftDefinition } from 'shared/questions/draft.ts';
import type { Progress } from '../../../jobs/answer-as-worker.ts';
import { describeQuestion } from '../formats/describe-question.ts';
import type { QuestionFormat } from '../formats/format.ts';
import type { FileImport, FileQuestion } from '../formats/imported.ts';
import { richTextOfCell } from './cell-text.ts';
import { questionOfRow } from './from-row.ts';
import { issueWords } from './issue-words.ts';
import { isOldExcel, type PlacedRow, readWorkbook } from './read-workbook.ts';
import { type ColumnName, TITLES } from './row.ts';

/** The Excel template and sheets like it: a row for each question. */
export const spreadsheet: QuestionFormat = {
  name: 'xlsx',
  endings: ['xlsx', 'xlsm', 'xls'],
  // Names in an archive are never packed, so the main part shows without opening it.
  recognises({ bytes }) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isOldExcel(bytes)) return file.includes(Buffer.from('Workbook', 'utf16le'));
    return bytes[0] === 0x50 && bytes[1] === 0x4b && file.includes('xl/workbook');
  },
  read: async ({ bytes }, progress) => importOf(await readWorkbook(bytes), progress),
};

/** The row as it was typed, a line for each cell. */
function sourceOf({ text, options, key }: PlacedRow['row']): RichText {
  const lines = [
    text,
    ...options.map((option, at) => `${String.fromCharCode(65 + at)}. ${option}`),
    ...(key ? [`${TITLES.key}: ${key}`] : []),
  ];
  return lines.flatMap(richTextOfCell).slice(0, 500);
}

/** The cell that a part of a definition is read from. */
const COLUMN_OF: Readonly<Record<string, ColumnName>> = {
  accepted: 'key',
  key: 'key',
  unit: 'unit',
  stem: 'text',
  solution: 'solution',
  tolerance: 'tolerance',
};

function importOf(rows: readonly PlacedRow[], progress?: Progress): FileImport {
  const questions: FileQuestion[] = [];
  const refused: FileImport['refused'][number][] = [];
  rows.forEach(({ line, row }, at) => {
    progress?.(at + 1, rows.length);
    const { definition, level, topic, problems } = questionOfRow(row);
    const checked = DraftDefinition.safeParse(definition);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const column = COLUMN_OF[String(issue?.path[0])];
      const cell = column === undefined ? '' : `${TITLES[column]}: ${row[column].slice(0, 80)} – `;
      const detail = `${cell}${issueWords(issue)}`.slice(0, 300).toWellFormed();
      refused.push({
        n: at + 1,
        title: row.text.slice(0, 80),
        problems: [{ what: 'kindNotSupported', row: line, detail }],
      });
      return;
    }
    const question = describeQuestion(at + 1, checked.data, { level, topic, problems, source: sourceOf(row) });
    const isWhole = !question.problems.some(({ what }) => what === 'noKey');
    questions.push({
      ...question,
      // A key that cannot be read is shown as it was typed.
      key: isWhole ? question.key : row.key || null,
      problems: question.problems.map((problem) => ({ ...problem, row: line })),
    });
  });
  return { questions, refused, pictures: [], preamble: [] };
}
