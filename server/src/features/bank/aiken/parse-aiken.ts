import { bareQuestion, type Misread, type MoodleQuestion, type MoodleText } from '../moodle/question.ts';

const OPTION = /^\s*([A-Z])\s*[).]\s*(.*)$/;
const ANSWER = /^\s*(?:ANSWER|ĐÁP ÁN)\s*:\s*(.*)$/iu;

interface Open {
  stem: string[];
  options: { letter: string; text: string }[];
}

/**
 * Questions of one right answer: their words, options "A." or "A)" in order, "ANSWER: B". Source:
 * docs.moodle.org/en/Aiken_format. What does not keep to it is named, and reading goes on at the next question.
 */
export function parseAiken(file: string): (MoodleQuestion | Misread)[] {
  const read: (MoodleQuestion | Misread)[] = [];
  let open: Open = { stem: [], options: [] };
  const close = (said: string | null) => {
    if (open.stem.length > 0 || open.options.length > 0) read.push(question(open, said));
    else if (said !== null) read.push({ title: `ANSWER: ${said}`, why: 'ANSWER: …' });
    open = { stem: [], options: [] };
  };
  for (const line of file.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const answer = ANSWER.exec(line);
    if (answer) {
      close(answer[1]?.trim() ?? '');
      continue;
    }
    const option = OPTION.exec(line.normalize('NFC'));
    const expected = String.fromCharCode(65 + open.options.length);
    const isNext = option?.[1] === expected && (open.stem.length > 0 || expected !== 'A' || /[).]\s/.test(line));
    if (option && (isNext || (open.options.length > 0 && (option[1] ?? '') > expected))) {
      open.options.push({ letter: option[1] ?? '', text: (option[2] ?? '').trim() });
    } else if (line.trim() !== '') {
      // Words after the options begin the next question: this one never said its answer.
      if (open.options.length > 0) close(null);
      open.stem.push(line.trim());
    }
  }
  close(null);
  return read;
}

function question({ stem, options }: Open, said: string | null): MoodleQuestion | Misread {
  const title = stem.join(' ').slice(0, 80);
  if (stem.length === 0) return { title: options[0]?.text ?? '', why: 'A. …' };
  if (options.length < 2) return { title, why: 'A. … B. …' };
  const key = /^([A-Z])\b/i.exec(said ?? '')?.[1]?.toUpperCase() ?? null;
  // What is not there is the question's own problem, told beside it; a letter that no option has is one too.
  const plain = (text: string): MoodleText => ({ text, format: 'plain' });
  return {
    ...bareQuestion,
    name: title,
    text: plain(stem.join('\n')),
    body: {
      type: 'multichoice',
      single: true,
      shuffle: true,
      answers: options.map(({ letter, text }) => ({
        text: plain(text),
        share: letter === key ? 1 : 0,
        feedback: null,
      })),
    },
  };
}
