import { DraftDefinition } from 'shared/questions/draft.ts';
import { describeQuestion } from '../formats/describe-question.ts';
import type { QuestionFormat } from '../formats/format.ts';
import type { FileImport, FileQuestion } from '../formats/imported.ts';
import { questionOfRow } from './from-row.ts';
import { type PlacedRow, readWorkbook } from './read-workbook.ts';

/** The Excel template and sheets like it: a row for each question. */
export const spreadsheet: QuestionFormat = {
  name: 'xlsx',
  endings: ['xlsx', 'xlsm'],
  // Names in an archive are never packed, so the main part shows without opening it.
  recognises: ({ bytes }) =>
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook'),
  read: async ({ bytes }) => importOf(await readWorkbook(bytes)),
};

function importOf(rows: readonly PlacedRow[]): FileImport {
  const questions: FileQuestion[] = [];
  const refused: FileImport['refused'][number][] = [];
  rows.forEach(({ line, row }, at) => {
    const { definition, level, topic, problems } = questionOfRow(row);
    const checked = DraftDefinition.safeParse(definition);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const detail = `${definition.kind} ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 300);
      refused.push({
        n: at + 1,
        title: row.text.slice(0, 80),
        problems: [{ what: 'kindNotSupported', row: line, detail }],
      });
      return;
    }
    const question = describeQuestion(at + 1, checked.data, { level, topic, problems });
    questions.push({ ...question, problems: question.problems.map((problem) => ({ ...problem, row: line })) });
  });
  return { questions, refused, pictures: [], preamble: [] };
}
