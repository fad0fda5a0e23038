import type { Block, RichText } from 'shared/questions/content.ts';
import type { MoodleBody, MoodleQuestion, MoodleText } from './question.ts';
import type { QuestionReading } from './reading.ts';

/** What Moodle itself writes into these fields: no author's words. */
const STOCK = new Set(
  [
    'Your answer is correct.',
    'Your answer is partially correct.',
    'Your answer is incorrect.',
    'Câu trả lời của bạn đúng',
    'Câu trả lời của bạn đúng một phần',
    'Câu trả lời của bạn sai',
    'Câu trả lời của bạn là đúng',
    'Câu trả lời của bạn là sai',
    'Câu trả lời của bạn không đúng',
  ].map((words) => words.replace(/\.$/, '').toLowerCase()),
);

/**
 * All that Moodle tells a candidate afterwards, as one solution: general feedback, then what belongs to single answers, to
 * right and wrong ones, and the hints, each under its name.
 */
export function solutionOf(question: MoodleQuestion, reading: QuestionReading): { solution?: RichText } {
  const [right, part, wrong] = question.combinedFeedback;
  const named = [
    ...feedbackOf(question.body, reading),
    ...(['Đúng', 'Đúng một phần', 'Sai'] as const).map((name, at) => [name, [right, part, wrong][at] ?? null] as const),
    ...question.hints.map((hint, at) => [`Gợi ý ${at + 1}`, hint] as const),
  ];
  const solution = [
    ...reading.content(question.generalFeedback),
    ...named.flatMap(([name, text]) => (text && !isStock(text) ? under(name, reading.content(text)) : [])),
  ].slice(0, 500);
  return solution.length > 0 ? { solution } : {};
}

function isStock({ text }: MoodleText): boolean {
  const words = text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  return STOCK.has(words);
}

function feedbackOf(body: MoodleBody, reading: QuestionReading): (readonly [string, MoodleText | null])[] {
  switch (body.type) {
    case 'multichoice':
    case 'calculated':
      return body.answers.map(({ feedback }, at) => [String.fromCharCode(65 + (at % 26)), feedback]);
    case 'shortanswer':
      return body.answers.map(({ text, feedback }) => [reading.words(text), feedback]);
    case 'numerical':
      return body.answers.map(({ value, feedback }) => [value ?? '*', feedback]);
    case 'truefalse':
      return [
        ['Đúng', body.feedback[0] ?? null],
        ['Sai', body.feedback[1] ?? null],
      ];
    default:
      return [];
  }
}

/** "A: …" with the name in bold before the first words. */
function under(name: string, content: RichText): RichText {
  const label = { type: 'text' as const, text: `${name}: `, marks: ['bold' as const] };
  const [first, ...rest] = content;
  if (!first) return [];
  const opening: Block[] =
    first.type === 'paragraph'
      ? [{ ...first, content: [label, ...first.content] }]
      : [{ type: 'paragraph', content: [label] }, first];
  return [...opening, ...rest];
}
