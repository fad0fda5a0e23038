import { aiken } from '../aiken/aiken.ts';
import { clozeFile } from '../cloze/cloze-file.ts';
import { gift } from '../gift/gift.ts';
import { latex } from '../latex/latex.ts';
import { moodleXml } from '../moodle/moodle-xml.ts';
import { plainText } from '../plain-text/plain-text.ts';
import { spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { word } from '../word/word.ts';
import type { QuestionFile, QuestionFormat } from './format.ts';
import { qti } from './qti/qti.ts';

/** Every format there is. Where two recognise a file the earlier one reads it. */
const FORMATS: readonly QuestionFormat[] = [
  word,
  qti,
  spreadsheet,
  moodleXml,
  latex,
  clozeFile,
  aiken,
  plainText,
  gift,
];

export function formatOf(file: QuestionFile): QuestionFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return (
    FORMATS.find((format) => format.recognises(file)) ??
    FORMATS.find((format) => format.endings.includes(ending)) ??
    null
  );
}
