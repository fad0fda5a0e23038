import { wordsOf } from 'shared/questions/content.ts';
import { describe, expect, test } from 'vitest';
import { withoutNumbers } from './instructions.ts';
import { readWord } from './read-word.ts';
import { docx, lines, table } from './testing/docx.ts';

const OPTIONS = 'A. một\tB. hai\tC. ba\tD. bốn';
const read = async (body: string) => (await readWord(docx(body))).questions;
/** Stimulus and stem of each question in words. */
const asked = async (body: string) =>
  (await read(body)).map(({ definition: { stimulus, stem } }) => [
    stimulus ? wordsOf(stimulus.content) : null,
    wordsOf(stem),
  ]);

describe('what stands before questions', () => {
  test('a passage is the shared stimulus of the questions that it names, and of no other', async () => {
    const body = lines(
      ...[
        'Câu 1. Một',
        OPTIONS,
        'Dựa vào thông tin sau để trả lời các câu từ 2 đến 3:',
        'Ruộng bậc thang ở Mù Cang Chải.',
      ],
      ...['Câu 2. Hai', OPTIONS, 'Câu 3. Ba', OPTIONS, 'Câu 4. Bốn', OPTIONS],
    );
    const passage = 'Dựa vào thông tin sau để trả lời các câu dưới đây:\nRuộng bậc thang ở Mù Cang Chải.';
    expect(await asked(body)).toEqual([
      [null, 'Một'],
      [passage, 'Hai'],
      [passage, 'Ba'],
      [null, 'Bốn'],
    ]);
    const questions = await read(body);
    expect(questions.map(({ stimulus }) => stimulus)).toEqual([null, '2-3', '2-3', null]);
    // As it stood, numbers and all, beside what was made of it.
    expect(wordsOf(questions[2]?.source ?? [])).toContain('trả lời các câu từ 2 đến 3:\nRuộng bậc thang');
  });

  test('a passage under a heading holds until the next heading', async () => {
    const body = lines(
      ...['I. ĐỌC HIỂU (4,0 điểm)', 'Đọc đoạn trích sau:', 'Sương còn phủ kín thung lũng.', 'Câu 1. Nêu thể loại.'],
      ...['Câu 2. Nêu ý chính.', 'II. VIẾT (6,0 điểm)', 'Câu 1. Viết đoạn văn.'],
    );
    expect((await asked(body)).map(([stimulus]) => stimulus !== null)).toEqual([true, true, false]);
  });

  test('a table or a picture is one too, whatever the words before it', async () => {
    const body =
      lines('Câu 1. Một', OPTIONS, 'Cho bảng số liệu sau, trả lời câu 2 và câu 3.') +
      table(['Năm', '2020'], ['Dân số', '800']) +
      lines('Câu 2. Hai', OPTIONS, 'Câu 3. Ba', OPTIONS);
    const [one, two, three] = await read(body);
    expect(one?.definition.stimulus).toBeUndefined();
    expect(two?.definition.stimulus?.content.map(({ type }) => type)).toEqual(['paragraph', 'table']);
    expect(three?.definition.stimulus).toEqual(two?.definition.stimulus);
  });

  test('an instruction alone is repeated by each: twenty questions are no cluster', async () => {
    const body = lines(
      ...['PART 1. MULTIPLE CHOICE', 'Mark the letter A, B, C or D to indicate the correct answer.'],
      ...['Question 1. She ____ home.', OPTIONS, 'Question 2. He ____ home.', OPTIONS],
    );
    const instruction = 'Mark the letter A, B, C or D to indicate the correct answer.';
    expect(await asked(body)).toEqual([
      [null, `${instruction}\nShe ____ home.`],
      [null, `${instruction}\nHe ____ home.`],
    ]);
  });

  test('a question that is only the number of a blank says which', async () => {
    const body = lines(
      ...[
        'Read the text and choose the best option for each blank from 1 to 2.',
        'It (1) ____ us to (2) ____ new words.',
      ],
      ...['Question 1.', 'A. gives\tB. give\tC. giving\tD. gave', 'Question 2.', OPTIONS],
    );
    const questions = await read(body);
    expect(questions.map(({ definition }) => wordsOf(definition.stem))).toEqual(['(1)', '(2)']);
    expect(questions.flatMap(({ problems }) => problems.map(({ what }) => what))).toEqual(['noKey', 'noKey']);
  });
});

describe('the numbers of an instruction, which a paper drawn from the bank does not keep', () => {
  test.each([
    ['Đọc đoạn trích sau và trả lời câu hỏi từ 1 đến 5:', 'Đọc đoạn trích sau và trả lời các câu hỏi dưới đây:'],
    ['trả lời các câu từ 31 đến 35.', 'trả lời các câu dưới đây.'],
    ['trả lời các câu hỏi sau đây từ 1 đến 4', 'trả lời các câu hỏi sau đây'],
    ['Sử dụng thông tin sau cho Câu 3 và Câu 4:', 'Sử dụng thông tin sau cho các câu dưới đây:'],
    ['answer to each of the questions from 31 to 35.', 'answer to each of the questions below.'],
    ['Read the passage and answer questions 1 - 5.', 'Read the passage and answer the questions below.'],
    [
      'the correct word for each of the numbered blanks from 26 to 30.',
      'the correct word for each of the numbered blanks below.',
    ],
    ['Questions 31-35: Read the passage.', 'Read the passage.'],
  ])('%s', (text, expected) => {
    const found = withoutNumbers(text);
    expect(found && text.slice(0, found.start) + found.words + text.slice(found.end)).toBe(expected);
  });
});
