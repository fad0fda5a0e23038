import type { QuestionFormat } from '../formats/format.ts';
import { headOfText } from '../formats/text-file.ts';
import { importQuestions } from './import-questions.ts';
import { readMoodleXml } from './read-xml.ts';

/** The XML in which Moodle takes its questions out and in. */
export const moodleXml: QuestionFormat = {
  name: 'moodle-xml',
  endings: [],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    return head !== null && /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<quiz[\s>]/.test(head);
  },
  read: async ({ bytes }, progress) => importQuestions(readMoodleXml(bytes), progress),
};
