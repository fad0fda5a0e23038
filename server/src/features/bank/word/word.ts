import type { QuestionFormat } from '../formats/format.ts';
import { readWord } from './read-word.ts';

/** Word files (.docx) as Vietnamese teachers write them. */
export const word: QuestionFormat = {
  name: 'docx',
  endings: ['docx', 'docm', 'dotx', 'doc'],
  // Names in an archive are never packed, so the main part shows without opening it.
  recognises: ({ bytes }) =>
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document'),
  read: ({ bytes }, progress) => readWord(bytes, progress),
};
