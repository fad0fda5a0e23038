import type { QuestionFormat } from '../formats/format.ts';
import type { FileImport } from '../formats/imported.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { betweenQuestions } from './between.ts';
import { defineTex } from './define.ts';
import { texFileOf } from './questions-of.ts';

/** LaTeX files for the ex_test package, as Vietnamese teachers of mathematics and physics write and share them. */
export const latex: QuestionFormat = {
  name: 'latex',
  endings: ['tex', 'ltx'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return head !== null && /\\begin\s*\{(ex|bt|vd)\}/.test(head);
  },
  read: async ({ bytes }) => importOf(textOfFile(bytes)),
};

const MOST_BLOCKS = 500;

/** What stands outside the questions is told with the question that follows it, or with the last. */
function importOf(file: string): FileImport {
  const { questions, between } = texFileOf(file);
  if (questions.length === 0) throw new UnreadableFile('fileNoQuestions');
  const outside = between.map(betweenQuestions);
  let section: string | null = null;
  const read = questions.map((question, at) => {
    section = outside[at]?.heading ?? section;
    const behind = at === questions.length - 1 ? (outside[at + 1]?.told ?? []) : [];
    return defineTex(question, at + 1, { section, lost: [...(outside[at]?.told ?? []), ...behind] });
  });
  const preamble = outside.flatMap(({ content }) => content).slice(0, MOST_BLOCKS);
  return { questions: read, refused: [], pictures: [], preamble };
}
