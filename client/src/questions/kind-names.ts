import type { PartKind } from 'shared/scoring/scheme.ts';
import { messages } from '../i18n/messages.ts';

const vi: Readonly<Record<PartKind, string>> = {
  choice: 'Nhiều lựa chọn',
  trueFalseGroup: 'Đúng/Sai',
  shortAnswer: 'Trả lời ngắn',
  mixed: 'Nhiều dạng',
};
const en: typeof vi = {
  choice: 'Single choice',
  trueFalseGroup: 'True/false',
  shortAnswer: 'Short answer',
  mixed: 'Any kinds',
};

const names = messages({ vi, en });

/** What a kind of question is called, for teachers and on the paper; nothing for a name that is no kind. */
export const kindName = (kind: string): string => names()[kind as PartKind] ?? '';
