import type { QuestionFormat } from '../formats/format.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { importQuestions } from '../moodle/import-questions.ts';
import { parseGift } from './parse-gift.ts';

const MARKS = /^\$CATEGORY:|^\s*::[^:\n]+::/m;
const BRACES = /(?<!\\)\{(?:\s*[=~#]|\s*(?:T|F|TRUE|FALSE)\s*[#}]|\s*\}\s*$)/m;

/** GIFT, the text format of Moodle (and the missing-word form that it contains). */
export const gift: QuestionFormat = {
  name: 'gift',
  endings: ['gift'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return head !== null && (MARKS.test(head) || BRACES.test(head));
  },
  read: async ({ bytes }, progress) => importQuestions(parseGift(textOfFile(bytes)), progress),
};
