import type { ExportFormat } from 'shared/contracts/bank-exports.ts';
import { qtiExporter } from '../formats/qti/write/exporter.ts';
import { moodleXmlExporter } from '../moodle/write/exporter.ts';
import { spreadsheetExporter } from '../spreadsheet/exporter.ts';
import { wordExporter } from '../word-out/exporter.ts';
import type { QuestionExporter } from './exporter.ts';

/** Every kind of file that questions leave in. */
export const EXPORTERS: Readonly<Record<ExportFormat, QuestionExporter>> = {
  docx: wordExporter,
  xlsx: spreadsheetExporter,
  'moodle-xml': moodleXmlExporter,
  qti3: qtiExporter,
};
