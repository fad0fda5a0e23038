import { wordsOf } from 'shared/questions/content.ts';
import type { Progress } from '../../../jobs/answer-as-worker.ts';
import type { QuestionFormat } from '../formats/format.ts';
import type { FileImport } from '../formats/imported.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { type Between, betweenQuestions } from './between.ts';
import type { TexContext } from './context.ts';
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
  read: async ({ bytes }, progress) => importOf(textOfFile(bytes), progress),
};

const MOST_BLOCKS = 500;

/** What stands outside the questions and is about none of them is told with the question that follows it, or with the last. */
function importOf(file: string, progress?: Progress): FileImport {
  const { questions, between } = texFileOf(file);
  if (questions.length === 0) throw new UnreadableFile('fileNoQuestions');
  const outside = between.map(betweenQuestions);
  let section: string | null = null;
  let context: TexContext | null = null;
  let left = Number.POSITIVE_INFINITY;
  const read = questions.map((question, at) => {
    progress?.(at + 1, questions.length);
    const before = outside[at];
    if (before?.heading || before?.context || left === 0) {
      context = before?.context ?? null;
      left = context?.questions ?? Number.POSITIVE_INFINITY;
    }
    left--;
    section = before?.heading ?? section;
    const behind = at === questions.length - 1 ? lastWords(outside[at + 1]) : [];
    return defineTex(question, at + 1, { section, context, lost: [...(before?.told ?? []), ...behind] });
  });
  const preamble = outside.flatMap(({ content }) => content).slice(0, MOST_BLOCKS);
  return { questions: read, refused: [], pictures: [], preamble };
}

/** Behind the last question nothing can be said about a question any more. */
function lastWords(behind: Between | undefined): readonly string[] {
  const { instruction = [], stimulus = null } = behind?.context ?? {};
  const words = wordsOf([...instruction, ...(stimulus?.content ?? [])]).trim();
  return [...(behind?.told ?? []), ...(words === '' ? [] : [words])];
}
