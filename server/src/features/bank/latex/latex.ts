import type { QuestionFormat } from '../formats/format.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { defineTex } from './define.ts';
import { questionsOf } from './questions-of.ts';

/** LaTeX files for the ex_test package, as Vietnamese teachers of mathematics and physics write and share them. */
export const latex: QuestionFormat = {
  name: 'latex',
  endings: ['tex', 'ltx'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return head !== null && /\\begin\s*\{(ex|bt|vd)\}/.test(head);
  },
  read: async ({ bytes }) => {
    const questions = questionsOf(textOfFile(bytes)).map((question, at) => defineTex(question, at + 1));
    if (questions.length === 0) throw new UnreadableFile('fileNoQuestions');
    return { questions, refused: [], pictures: [], preamble: [] };
  },
};
