import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';
import { docx, lines, table } from './testing/docx.ts';

const OPTIONS = 'A. một\tB. hai\tC. ba\tD. bốn';
const read = async (body: string) => summaryOf('t.docx', { format: 'docx', ...(await readWord(docx(body))) });
const one = async (...texts: string[]) => (await read(lines(...texts))).questions[0];

describe('forms that single papers have', () => {
  test.each([
    '=> Chọn B',
    '⇒ Chọn B.',
    'Đáp án B.',
    'Đáp án đúng là: B',
    'Đáp án: B. hai',
    'Đ/a: B',
    'KQ: B',
    'Phương án đúng: B',
    'Chọn: B',
    'HD: vì thế. Chọn B',
    'Giải thích: vì thế. Đáp án B',
    'Hướng dẫn giải: Chọn B. Vì thế.',
    'Gợi ý: xem sách.\nĐáp án: b',
  ])('the key "%s"', async (line) => {
    expect(await one('Câu 1. Hỏi', OPTIONS, ...line.split('\n'))).toMatchObject({ key: 'B', stem: 'Hỏi', options: 4 });
  });

  test.each(['{TH} Hỏi', '[TH-2] Hỏi', '- TH. Hỏi', 'TH: Hỏi', '[Mức 2] Hỏi'])(
    'the level of "Câu 1 %s"',
    async (stem) => {
      expect(await one(`Câu 1. ${stem}`, OPTIONS)).toMatchObject({ level: 'TH', stem: 'Hỏi' });
    },
  );

  test.each(['A.1 B.2 C.3 D.4', 'A. 1 B. 2 C. 3 D. 4', 'A)1 B)2 C)3 D)4'])(
    'options on one line: "%s"',
    async (options) => {
      expect(await one('Câu 1. Hỏi', options)).toMatchObject({ options: 4, stem: 'Hỏi' });
    },
  );

  test.each(['Câu 2/ hỏi', 'Câu thứ 2: hỏi', 'C2: hỏi', 'Câu 2- hỏi', 'Câu 2 hỏi gì'])(
    'the label "%s" after a question that is whole',
    async (label) => {
      const { questions } = await read(lines('Câu 1. Hỏi', OPTIONS, label, OPTIONS));
      expect(questions.map(({ n, options }) => [n, options])).toEqual([
        [1, 4],
        [2, 4],
      ]);
    },
  );

  test('a sentence that only names a question begins none', async () => {
    const { questions } = await read(
      lines('Câu 1. Hỏi', OPTIONS, 'Câu 2 và câu 3 dùng chung hình.', 'Câu 2. Hai', OPTIONS),
    );
    expect(questions.map(({ n }) => n)).toEqual([1, 2]);
  });

  test('letters of primary schools are options where the key is a letter', async () => {
    expect(await one('Câu 1. Hỏi', 'a. một', 'b. hai', 'c. ba', 'd. bốn', 'Đáp án: b')).toMatchObject({
      kind: 'choice',
      key: 'B',
    });
  });

  test('verdicts behind statements, without brackets', async () => {
    const texts = ['PHẦN II. ĐÚNG SAI', 'Câu 1. Xét', 'a) Một. Đ', 'b) Hai. S', 'c) Ba.\tĐúng', 'd) Bốn ... Sai'];
    expect(await one(...texts)).toMatchObject({ key: 'ĐSĐS' });
  });

  test('an answer on the line below its "Đáp án:"', async () => {
    const { questions } = await read(
      lines('PHẦN III. TRẢ LỜI NGẮN', 'Câu 1. Tính', 'Đáp án:', '5', 'Câu 2', 'Tính', 'Đáp án:', '-1,5'),
    );
    expect(questions.map(({ key }) => key)).toEqual(['5', '-1,5']);
  });

  test('questions side by side are read column by column', async () => {
    const { questions } = await read(
      table(['Câu 1. Số nào nhỏ nhất?', 'Câu 2. Số nào lớn nhất?'], [OPTIONS, OPTIONS], ['Đáp án: A', 'Đáp án: D']),
    );
    expect(questions.map(({ key, options }) => [key, options])).toEqual([
      ['A', 4],
      ['D', 4],
    ]);
  });
});

describe('keys after the questions', () => {
  const paper = (head: string[], ...after: string[]) =>
    lines(...head, 'Câu 1. Một', OPTIONS, 'Câu 2. Hai', OPTIONS, ...after);
  const keys = async (body: string) => (await read(body)).questions.map(({ key }) => key);

  test.each(['HƯỚNG DẪN CHẤM - ĐÁP ÁN', 'ĐÁP ÁN VÀ BIỂU ĐIỂM', 'IV. ĐÁP ÁN', 'ĐÁP ÁN – THANG ĐIỂM'])(
    'under "%s"',
    async (heading) => {
      expect(await keys(paper([], heading) + table(['Câu', '1', '2'], ['Đ/A', 'C', 'D']))).toEqual(['C', 'D']);
    },
  );

  test('in a matrix of codes only the column of the paper counts', async () => {
    const matrix = table(['Câu\\Mã đề', '101', '102', '103'], ['1', 'B', 'C', 'A'], ['2', 'A', 'D', 'B']);
    expect(await keys(paper(['Mã đề: 102'], 'ĐÁP ÁN') + matrix)).toEqual(['C', 'D']);
    expect(await keys(paper([], 'ĐÁP ÁN') + matrix)).toEqual([null, null]);
  });

  test('as solutions, each with its letter', async () => {
    const body = paper(
      [],
      'HẾT',
      'LỜI GIẢI CHI TIẾT',
      'Câu 1. Chọn B',
      'Vì một cộng một bằng hai.',
      'Câu 2. D',
      'Vì thế.',
    );
    const { questions } = await read(body);
    expect(questions).toMatchObject([
      { key: 'B', hasSolution: true },
      { key: 'D', hasSolution: true },
    ]);
  });
});

test('two questions that ran into one are named', async () => {
  const { problems } = await read(lines('Câu 1. Một', OPTIONS, 'hai hỏi gì?', OPTIONS));
  expect(problems).toContainEqual({ n: 1, part: 1, what: 'notUnderstood', detail: OPTIONS });
});

describe('questions in a table', () => {
  const asked = (words: string, key?: string) =>
    lines(words, 'A. một', 'B. hai', 'C. ba', 'D. bốn', ...(key ? [`Đáp án: ${key}`] : []));
  const read2 = async (body: string) =>
    (await read(body)).questions.map(({ n, key, stem, options }) => ({ n, key, stem, options }));
  const BOTH = [
    { n: 1, key: 'B', stem: 'Thủ đô nước ta?', options: 4 },
    { n: 2, key: 'D', stem: 'Sông dài nhất?', options: 4 },
  ];
  test.each([
    ['beside their label', table(['Câu 1', asked('Thủ đô nước ta?', 'B')], ['Câu 2', asked('Sông dài nhất?', 'D')])],
    ['beside label and key', table(['Câu 1', asked('Thủ đô nước ta?'), 'B'], ['Câu 2', asked('Sông dài nhất?'), 'D'])],
    [
      'under a head',
      table(['Câu', 'Nội dung', 'Đáp án'], ['1', asked('Thủ đô nước ta?'), 'B'], ['2', asked('Sông dài nhất?'), 'D']),
    ],
    [
      'a cell for each option',
      table(
        ['STT', 'Câu hỏi', 'A', 'B', 'C', 'D', 'Đáp án', 'Mức độ'],
        ['1', 'Thủ đô nước ta?', 'một', 'hai', 'ba', 'bốn', 'B', 'NB'],
        ['2', 'Sông dài nhất?', 'một', 'hai', 'ba', 'bốn', 'D', 'TH'],
      ),
    ],
  ])('%s', async (_, body) => expect(await read2(body)).toEqual(BOTH));

  test.each([
    ['side by side', table(['A', 'một', 'B', 'hai'], ['C', 'ba', 'D', 'bốn'])],
    ['one below the other', table(['A', 'một'], ['B', 'hai'], ['C', 'ba'], ['D', 'bốn'])],
  ])('options whose letters have cells of their own, %s', async (_, options) => {
    const { questions } = await read(lines('Câu 1. Hỏi gì?') + options + lines('Đáp án: C'));
    expect(questions).toMatchObject([{ kind: 'choice', options: 4, key: 'C', tables: 0 }]);
  });

  test('and a table of places with capital names is content', async () => {
    const body =
      lines('Câu 1. Cho bảng') + table(['', 'A', 'B', 'C'], ['x', '1', '2', '3']) + lines(OPTIONS, 'Đáp án: C');
    expect((await read(body)).questions).toMatchObject([{ options: 4, tables: 1 }]);
  });

  test('a table of marks is none of them', async () => {
    const marks = table(['Câu', 'Nội dung', 'Điểm'], ['1', 'Nêu được hai ý của đoạn văn', '0,5']);
    expect((await read(lines('Câu 1. Hỏi gì?', OPTIONS, 'Đáp án: A') + marks)).questions).toHaveLength(1);
  });
});

describe('where nothing is labelled as usual', () => {
  test.each([
    'Cau 1.',
    'Câu 1_',
    'Câu 1;',
    'Câu.1:',
    'C1.',
    'Q1:',
    '[Câu 1]',
    '- Câu 1.',
    '1/',
    '1:',
    '(1)',
    'Ví dụ 1.',
  ])('questions that count from 1 are found by "%s"', async (label) => {
    const { questions } = await read(
      lines(`${label} Một cộng một?`, OPTIONS, 'Đáp án: A', `${label.replace('1', '2')} Hai?`, OPTIONS, 'Đáp án: C'),
    );
    expect(questions).toMatchObject([
      { n: 1, stem: 'Một cộng một?', key: 'A', options: 4 },
      { n: 2, stem: 'Hai?', key: 'C', options: 4 },
    ]);
  });

  test.each([
    'A: một\tB: hai\tC: ba\tD: bốn',
    '(A) một  (B) hai  (C) ba  (D) bốn',
    '[A] một\n[B] hai\n[C] ba\n[D] bốn',
    'A- một\tB- hai\tC- ba\tD- bốn',
  ])('options are found in "%s"', async (options) => {
    expect(await one('Câu 1. Hỏi', ...options.split('\n'), 'Đáp án: C')).toMatchObject({
      options: 4,
      key: 'C',
      stem: 'Hỏi',
    });
  });
});

test('a question that asks for the result has not told it', async () => {
  expect(await one('Câu 1. Cộng 2 với 3.', 'Kết quả là bao nhiêu?', OPTIONS, 'Đáp án: A')).toMatchObject({
    kind: 'choice',
    key: 'A',
    options: 4,
  });
});
