import type { ExportOutcome, ExportQuestion, QuestionExporter } from '../exports/exporter.ts';
import type { QuestionRow } from './row.ts';
import { rowOf } from './to-row.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Excel keeps no more in a cell. */
const LONGEST_CELL = 32_000;

/** The template filled with questions of the bank: what it writes it reads again. */
export const spreadsheetExporter: QuestionExporter = {
  name: 'xlsx',
  ending: 'xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  async write(questions, _find, written) {
    const rows: QuestionRow[] = [];
    const outcomes: ExportOutcome[] = [];
    for (const question of questions) {
      outcomes.push(addRow(question, rows));
      await written?.(outcomes.length);
    }
    return { bytes: await writeWorkbook(rows), outcomes };
  },
};

function addRow(question: ExportQuestion, rows: QuestionRow[]): ExportOutcome {
  const made = rowOf(question, rows.length + 1);
  if (!made) return { outcome: 'leftBehind', why: [question.definition.kind] };
  const { options, ...texts } = made.row;
  if ([...options, ...Object.values(texts)].some((cell) => cell.length > LONGEST_CELL))
    return { outcome: 'leftBehind', why: ['cell'] };
  rows.push(made.row);
  return { outcome: made.lost.length > 0 ? 'writtenWithLoss' : 'written', why: made.lost };
}
