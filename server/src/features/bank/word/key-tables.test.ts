import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';
import { docx, lines, table } from './testing/docx.ts';

const OPTIONS = 'A. một\tB. hai\tC. ba\tD. bốn';
const STATEMENTS = ['a) một', 'b) hai', 'c) ba', 'd) bốn'];
const read = async (body: string) => summaryOf('t.docx', { format: 'docx', ...(await readWord(docx(body))) });
const keys = async (body: string) => (await read(body)).questions.map(({ key }) => key);

const three = lines('Câu 1. Một', OPTIONS, 'Câu 2. Hai', OPTIONS, 'Câu 3. Ba', OPTIONS);
const ROWS = table(['Câu', '1', '2', '3'], ['Đáp án', 'B', 'C', 'D']);

describe('keys of one part', () => {
  test.each([
    ['PHẦN ĐÁP ÁN'],
    ['ĐÁP ÁN TRẮC NGHIỆM'],
    ['HƯỚNG DẪN CHẤM BÀI KIỂM TRA GIỮA KÌ I'],
    ['ĐÁP ÁN ĐỀ KIỂM TRA MÔN TOÁN 12'],
    ['Đáp án đề số 1:'],
    ['Bảng đáp án mã đề 101'],
    ['Hướng dẫn chấm'],
  ])('under "%s"', async (heading) => expect(await keys(three + lines(heading) + ROWS)).toEqual(['B', 'C', 'D']));

  test.each([
    ['numbers from the first cell on', table(['1', '2', '3'], ['B', 'C', 'D'])],
    ['numbers under a title', table(['Mã đề 101', '', ''], ['1', '2', '3'], ['B', 'C', 'D'])],
    ['bands of rows', table(['1', '2'], ['B', 'C'], ['3', '4'], ['D', 'A'])],
    ['"1=B"', lines('1=B; 2=C; 3=D')],
    ['"1→B"', lines('1→B; 2→C; 3→D')],
    ['"(1) B"', lines('(1) B  (2) C  (3) D')],
    ['"1B2C3D"', lines('1B2C3D')],
  ])('in %s', async (_, after) => expect(await keys(three + lines('ĐÁP ÁN') + after)).toEqual(['B', 'C', 'D']));

  test('in a table that no heading announces are no table of the last question', async () => {
    const { questions } = await read(three + ROWS);
    expect(questions.map(({ key, tables }) => [key, tables])).toEqual([
      ['B', 0],
      ['C', 0],
      ['D', 0],
    ]);
  });

  test('and a table of numbers in the last question is its own', async () => {
    const { questions } = await read(three + lines('Câu 4. Cho bảng') + table(['x', '1', '2'], ['y', '3', '4']));
    expect(questions.at(-1)).toMatchObject({ n: 4, tables: 1 });
  });

  test('before the first question', async () => {
    expect(await keys(lines('BẢNG ĐÁP ÁN') + ROWS + three)).toEqual(['B', 'C', 'D']);
  });

  test('and an explanation that counts its equations stays whole', async () => {
    const { questions } = await read(
      three + lines('HẾT', 'Câu 1. Chọn B', 'Ta có x = 2 (1) và y = 3 (2).', 'Từ (1) và (2) suy ra kết quả.'),
    );
    expect(questions.map(({ key }) => key)).toEqual(['B', null, null]);
  });
});

describe('keys of a paper that counts anew in each part', () => {
  const paper = lines(
    ...['Mã đề 101', 'PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn', 'Câu 1. Một', OPTIONS, 'Câu 2. Hai', OPTIONS],
    ...['PHẦN II. Câu trắc nghiệm đúng sai', 'Câu 1. Xét', ...STATEMENTS, 'Câu 2. Xét', ...STATEMENTS],
    ...['PHẦN III. Câu trắc nghiệm trả lời ngắn', 'Câu 1. Tính', 'Câu 2. Tính', '------ HẾT ------', 'ĐÁP ÁN'],
  );
  const ALL = ['B', 'C', 'ĐSĐS', 'SSĐĐ', '12', '-1,5'];
  const one = lines('PHẦN I') + table(['Câu', '1', '2'], ['Chọn', 'B', 'C']);
  const last = lines('PHẦN III') + table(['Câu', '1', '2'], ['Đáp án', '12', '-1,5']);
  const said = ['B', 'C', 'ĐSĐS', 'SSĐĐ', '12', '-1,5'];
  const matrix = (numbers: readonly number[]) =>
    table(['Câu\\Mã đề', '101', '102'], ...said.map((key, at) => [String(numbers[at]), key, 'A']));

  test.each([
    ['in lines behind the part', lines('PHẦN I: 1B 2C', 'PHẦN II: 1. ĐSĐS 2. SSĐĐ', 'PHẦN III: 1: 12; 2: -1,5')],
    ['statement by statement', one + lines('PHẦN II', '1a Đ, 1b S, 1c Đ, 1d S', '2a S, 2b S, 2c Đ, 2d Đ') + last],
    [
      'a column for each question',
      one +
        lines('PHẦN II') +
        table(['Câu 1', 'Câu 2'], ['a) Đ', 'a) S'], ['b) S', 'b) S'], ['c) Đ', 'c) Đ'], ['d) S', 'd) Đ']) +
        last,
    ],
    [
      'a row for each statement, as answer sheets have them',
      one +
        lines('PHẦN II') +
        table(
          ['Câu', 'Lệnh hỏi', 'Đáp án (Đ/S)', 'Câu', 'Lệnh hỏi', 'Đáp án (Đ/S)'],
          ...['a', 'b', 'c', 'd'].map((letter, at) => [
            ...[at === 0 ? '1' : '', letter, 'ĐSĐS'[at] ?? ''],
            ...[at === 0 ? '2' : '', letter, 'SSĐĐ'[at] ?? ''],
          ]),
        ) +
        last,
    ],
    ['in a matrix of codes that counts anew', matrix([1, 2, 1, 2, 1, 2])],
    ['in a matrix of codes that counts through', matrix([1, 2, 3, 4, 5, 6])],
  ])('%s', async (_, after) => expect(await keys(paper + after)).toEqual(ALL));
});

describe('keys between the questions of a collection', () => {
  const other = lines('Câu 1. Bốn', OPTIONS, 'Câu 2. Năm', OPTIONS);
  const OTHERS = table(['Câu', '1', '2'], ['Đáp án', 'A', 'D']);
  const first = lines('BÀI 1') + three + lines('ĐÁP ÁN BÀI 1') + ROWS;

  test('belong to the questions above them, and those below are read with their own', async () => {
    const body = first + lines('BÀI 2') + other + lines('ĐÁP ÁN BÀI 2') + OTHERS;
    expect(await keys(body)).toEqual(['B', 'C', 'D', 'A', 'D']);
    const { questions } = await readWord(docx(body));
    expect(questions.flatMap(({ n, problems }) => [n, ...problems])).toEqual([1, 2, 3, 1, 2]);
  });

  test.each(['ĐÁP ÁN', 'ĐÁP ÁN TRẮC NGHIỆM', 'HẾT'])(
    'are not lent under "%s" to questions that have none',
    async (heading) => {
      const part = lines('PHẦN II. TRẮC NGHIỆM NHIỀU LỰA CHỌN');
      expect(await keys(three + lines(heading) + ROWS + part + other)).toEqual(['B', 'C', 'D', null, null]);
    },
  );

  test('are told from solutions that repeat the questions', async () => {
    const solved = lines('HƯỚNG DẪN GIẢI CÁC CÂU', 'Câu 1. Một', OPTIONS, 'Chọn B', 'Câu 2. Hai', OPTIONS, 'Chọn C');
    expect(await keys(three + solved)).toEqual(['B', 'C', null]);
  });
});
