import type { QuestionFormat } from '../formats/format.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { importQuestions } from '../moodle/import-questions.ts';
import { bareQuestion } from '../moodle/question.ts';
import { holdsCloze } from './parse-cloze.ts';

/** Moodle's "Embedded answers (Cloze)" file: the whole of it is the text of one question. */
export const clozeFile: QuestionFormat = {
  name: 'cloze',
  endings: ['cloze'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return head !== null && !/^\s*</.test(head) && holdsCloze(head);
  },
  read: async ({ bytes }) => {
    const text = textOfFile(bytes);
    return importQuestions([{ ...bareQuestion, name: '', text: { text, format: 'moodle' }, body: { type: 'cloze' } }]);
  },
};
