import { word } from '../word/word.ts';
import type { QuestionFile, QuestionFormat } from './format.ts';

/** Every format there is. Where two recognise a file the earlier one reads it. */
const FORMATS: readonly QuestionFormat[] = [word];

export function formatOf(file: QuestionFile): QuestionFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return (
    FORMATS.find((format) => format.recognises(file)) ??
    FORMATS.find((format) => format.endings.includes(ending)) ??
    null
  );
}
