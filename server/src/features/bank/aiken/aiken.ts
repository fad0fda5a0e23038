import type { QuestionFormat } from '../formats/format.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { importQuestions } from '../moodle/import-questions.ts';
import { parseAiken } from './parse-aiken.ts';

/** Aiken: questions of one right answer, "A." to the options, "ANSWER: B" at the end. */
export const aiken: QuestionFormat = {
  name: 'aiken',
  endings: ['aiken'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return (
      head !== null && /^\s*ANSWER\s*:/im.test(head) && /^\s*A\s*[.)]/m.test(head) && !/^\s*Câu\s*\d/imu.test(head)
    );
  },
  read: async ({ bytes }, progress) => importQuestions(parseAiken(textOfFile(bytes)), progress),
};
