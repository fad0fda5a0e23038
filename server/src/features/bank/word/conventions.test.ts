import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';
import { B, docx, lines, NUMBERING_RELATION, numbered, numbering, p, RED, run, table, U } from './testing/docx.ts';

const read = async (body: string, parts = {}) => {
  const found = await readWord(docx(body, parts));
  return { ...summaryOf('t.docx', { format: 'docx', ...found }), full: found.questions };
};
const keys = async (body: string, parts = {}) => (await read(body, parts)).questions.map((question) => question.key);
const stems = async (body: string, parts = {}) => (await read(body, parts)).questions.map((question) => question.stem);
const OPTIONS = 'A. một\tB. hai\tC. ba\tD. bốn';

describe('a question begins with', () => {
  test.each([
    'Câu 1.',
    'Câu 1:',
    'Câu 1)',
    'CÂU 1.',
    'Câu 01.',
    'Question 1:',
    'Question 1.',
    'Bài 1.',
    'Câu hỏi 1:',
    '1.',
    '1)',
  ])('%s', async (label) => {
    const { questions } = await read(lines(`${label} Hai cộng hai bằng mấy?`, OPTIONS, 'Đáp án: B'));
    expect(questions).toMatchObject([{ n: 1, stem: 'Hai cộng hai bằng mấy?', key: 'B', options: 4 }]);
  });

  test('a number that Word counts and does not store, with options that it letters', async () => {
    const parts = {
      ...NUMBERING_RELATION,
      'word/numbering.xml': numbering(['%1.', 'decimal'], ['%1.', 'upperLetter'], ['%1.', 'upperLetter']),
    };
    const option = (list: number, words: string, isKey = false) =>
      p(run(words), `${numbered(list)}${isKey ? `<w:rPr>${U}</w:rPr>` : ''}`);
    const body = [2, 3].map(
      (list) =>
        p(run('Thủ đô nước ta là'), numbered(1)) +
        option(list, 'Huế') +
        option(list, 'Hà Nội', true) +
        option(list, 'Vinh') +
        option(list, 'Đà Lạt'),
    );
    const { questions, problems } = await read(body.join(''), parts);
    expect(questions).toMatchObject([
      { n: 1, key: 'B', options: 4, stem: 'Thủ đô nước ta là' },
      { n: 2, key: 'B', options: 4 },
    ]);
    expect(problems).toEqual([]);
  });

  test('its tags: level, points, learning outcome in any order', async () => {
    const { questions } = await read(
      lines(
        ...['Câu 1 (NB). Một', OPTIONS, 'Câu 2. [Thông hiểu] Hai', OPTIONS, 'Câu 3: (0,25 điểm) (VDC) Ba', OPTIONS],
        ...['Câu 4. (CLO1) [VD] Bốn', OPTIONS, 'Câu 5. Năm [TH]', OPTIONS, '[NB] Câu 6. Sáu', OPTIONS],
      ),
    );
    expect(questions.map(({ stem, level }) => `${stem} ${level}`)).toEqual([
      ...['Một NB', 'Hai TH', 'Ba VDC', 'Bốn VD', 'Năm TH', 'Sáu NB'],
    ]);
    expect(questions[2]?.points).toBe('0,25');
  });

  test('and a sentence that speaks of questions begins none', async () => {
    const body = lines('Câu 1. Đọc kĩ', 'câu 3 và câu 4 rồi trả lời.', OPTIONS, 'Câu 2. Hai', OPTIONS);
    expect((await read(body)).questions.map(({ n }) => n)).toEqual([1, 2]);
  });
});

describe('options stand', () => {
  const expectFour = async (body: string) => {
    const { full, problems } = await read(lines('Câu 1. Hỏi') + body + lines('Đáp án: C'));
    const [question] = full;
    if (question?.definition.kind !== 'choice') throw new Error('a choice');
    expect(
      question.definition.options.map(({ content }) => JSON.stringify(content).match(/"text":"(.*?)"/)?.[1]),
    ).toEqual(['một', 'hai', 'ba', 'bốn']);
    expect(problems).toEqual([]);
  };
  test('one on a line', () => expectFour(lines('A. một', 'B. hai', 'C. ba', 'D. bốn')));
  test('behind tabs', () => expectFour(lines('A. một\tB. hai\tC. ba\tD. bốn')));
  test('behind blanks', () => expectFour(lines('A. một     B. hai     C. ba     D. bốn')));
  test('behind one blank each', () => expectFour(lines('A. một B. hai C. ba D. bốn')));
  test('two on a line', () => expectFour(lines('A. một\tB. hai', 'C. ba\tD. bốn')));
  test('behind soft breaks', () => expectFour(lines('A. một\nB. hai\nC. ba\nD. bốn')));
  test('in the cells of a table', () => expectFour(table(['A. một', 'B. hai'], ['C. ba', 'D. bốn'])));
  test('with a round bracket', () => expectFour(lines('A) một\tB) hai\tC) ba\tD) bốn')));
  test('right behind the stem', async () => {
    const { questions } = await read(lines('Câu 1. Hỏi gì?\nA. một\nB. hai\nC. ba\nD. bốn', 'Chọn C.'));
    expect(questions).toMatchObject([{ stem: 'Hỏi gì?', options: 4, key: 'C' }]);
  });
  test('and a letter inside the words is none', async () => {
    const { questions } = await read(
      lines(
        'Câu 1. Trong thực phẩm có vitamin A. Chất này tan trong',
        'A. nước\tB. dầu ăn\tC. vitamin D. Cả hai\tD. giấm',
      ),
    );
    expect(questions).toMatchObject([{ options: 4, stem: 'Trong thực phẩm có vitamin A. Chất này t' }]);
  });
});

describe('the key is', () => {
  const marked = (looks: string) =>
    p(run('Câu 1. Hỏi')) + p(run('A. một\t') + run('B', looks) + run('. hai\tC. ba\tD. bốn'));
  test.each([
    ['underlined', marked(U)],
    ['red', marked(RED)],
    ['dark red', marked('<w:color w:val="C00000"/>')],
    ['highlighted', marked('<w:highlight w:val="yellow"/>')],
    ['shaded', marked('<w:shd w:val="clear" w:fill="FFFF00"/>')],
    ['bold', marked(B)],
    ['starred', lines('Câu 1. Hỏi', 'A. một\t*B. hai\tC. ba\tD. bốn')],
    ['said', lines('Câu 1. Hỏi', OPTIONS, 'Đáp án: B')],
    ['said with a full stop', lines('Câu 1. Hỏi', OPTIONS, 'Đáp án đúng: B.')],
    ['chosen', lines('Câu 1. Hỏi', OPTIONS, 'Chọn B')],
    ['chosen at the end of a solution', lines('Câu 1. Hỏi', OPTIONS, 'Lời giải', 'Vì 1 + 1 = 2 nên chọn đáp án B.')],
    ['in words behind HẾT', lines('Câu 1. Hỏi', OPTIONS, '--- HẾT ---', '1B')],
    ['in lines behind HẾT', lines('Câu 1. Hỏi', OPTIONS, 'HẾT', 'ĐÁP ÁN', '1. B')],
    ['in a table of rows', lines('Câu 1. Hỏi', OPTIONS, 'HẾT') + table(['Câu', '1', '2'], ['Đáp án', 'B', 'C'])],
    ['in a table of columns', lines('Câu 1. Hỏi', OPTIONS, 'HẾT') + table(['Câu', 'Đáp án'], ['1', 'B'], ['2', 'C'])],
    ['in cells like 1.B', lines('Câu 1. Hỏi', OPTIONS, 'HẾT') + table(['1.B', '2.C'], ['3.A', '4.D'])],
    ['in rows typed with tabs', lines('Câu 1. Hỏi', OPTIONS, 'HẾT', 'Câu\t1\t2', 'Đ/án\tB\tC')],
    [
      'the whole option in red',
      p(run('Câu 1. Hỏi')) + p(run('A. một\tB. ') + run('hai', RED) + run('\tC. ba\tD. bốn')),
    ],
    [
      'the whole option in bold where all letters are bold',
      p(run('Câu 1. Hỏi')) +
        p(run('A. ', B) + run('một\t') + run('B. hai', B) + run('\tC. ', B) + run('ba\t') + run('D. ', B) + run('bốn')),
    ],
    [
      'one whole option underlined',
      p(run('Câu 1. Hỏi')) + p(run('A. một\tB. ') + run('hai', U) + run('\tC. ba\tD. bốn')),
    ],
    ['at the right of the options', lines('Câu 1. Hỏi', `${OPTIONS}\tĐáp án: B`)],
    ['chosen with a colon', lines('Câu 1. Hỏi', OPTIONS, 'Chọn đáp án: B')],
    ['a small letter', lines('Câu 1. Hỏi', OPTIONS, 'Đáp án: b')],
    ['under a heading in small letters', lines('Câu 1. Hỏi', OPTIONS, 'Bảng đáp án', '1-B')],
  ])('%s', async (_, body) => expect(await keys(body)).toEqual(['B']));

  test('not a look that all letters have', async () => {
    const bold = (letter: string, words: string, looks = B) => run(letter, looks) + run(`. ${words}\t`);
    const body =
      p(run('Câu 1. Hỏi')) + p(bold('A', 'một') + bold('B', 'hai', B + U) + bold('C', 'ba') + bold('D', 'bốn'));
    expect(await keys(body)).toEqual(['B']);
    expect(await keys(p(run('Câu 1. Hỏi')) + p(['A', 'B', 'C', 'D'].map((each) => bold(each, 'x')).join('')))).toEqual([
      null,
    ]);
  });

  test('not an underlined sound inside an option', async () => {
    const word = (letter: string, before: string, sound: string) =>
      run(`${letter}. ${before}`) + run(sound, U) + run('\t');
    const body =
      p(run('Question 1: Sound')) +
      p(word('A', 'm', 'e') + word('B', 'ch', 'ie') + word('C', 'b', 'e') + word('D', 'p', 'e'));
    const { full } = await read(body + lines('Đáp án: B'));
    expect(full[0]?.key).toBe('B');
    expect(JSON.stringify(full[0]?.definition)).toContain('"marks":["underline"]');
  });

  test('taken off the words that a candidate will see', async () => {
    const body = p(run('Câu 1. Hỏi')) + p(run('A. một\t') + run('B. hai', B + U + RED) + run('\tC. ba\tD. bốn'));
    const { full } = await read(body);
    expect(full[0]?.key).toBe('B');
    expect(JSON.stringify(full[0]?.definition)).not.toContain('marks');
  });

  test('no key where a mark and the written letter disagree', async () => {
    const body =
      p(run('Câu 1. Hỏi')) + p(run('A. một\t') + run('B', U) + run('. hai\tC. ba\tD. bốn')) + lines('Đáp án: C');
    expect((await read(body)).problems).toEqual([{ n: 1, part: 1, what: 'twoKeys' }]);
  });

  test('not the dots on which a pupil writes', async () => {
    expect(await keys(lines('PHẦN III. TRẢ LỜI NGẮN', 'Câu 1. Tính 2 + 2.', 'Đáp án: ..........'))).toEqual([null]);
  });
});

test('a letter that is missing or typed twice leaves an option missing, and that is said', async () => {
  for (const options of ['A. một\tB. hai\tD. bốn', 'A. một\tB. hai\tB. ba\tD. bốn', 'A. một\tB. hai\tC. ba']) {
    const { problems } = await read(lines('Câu 1. Hỏi', options, 'Đáp án: A'));
    expect(problems).toEqual([{ n: 1, part: 1, what: 'missingOption' }]);
  }
});

describe('true/false groups', () => {
  const group = lines(
    'PHẦN II. ĐÚNG SAI',
    'Câu 1. Cho tam giác đều.',
    'a) Ba cạnh bằng nhau.',
    'b) Có góc vuông.',
    'c) Ba góc bằng nhau.',
    'd) Không có trục đối xứng.',
  );
  test.each([
    'Đáp án: Đ S Đ S',
    'Đáp án: ĐSĐS',
    'Đáp án: a) Đ b) S c) Đ d) S',
    'Đáp án: Đúng, Sai, Đúng, Sai',
    'Đáp án: a-Đ, b-S, c-Đ, d-S',
    'Đáp án: Đ-S-Đ-S',
  ])('%s', async (line) => expect(await keys(group + lines(line))).toEqual(['ĐSĐS']));
  test.each([
    ['one string', table(['Câu', 'Đáp án'], ['1', 'ĐSĐS'])],
    ['four columns', table(['Câu', 'a', 'b', 'c', 'd'], ['1', 'Đ', 'S', 'Đ', 'S'])],
    ['four rows', table(['Câu', '1', '2'], ['a)', 'Đ', 'S'], ['b)', 'S', 'S'], ['c)', 'Đ', 'S'], ['d)', 'S', 'Đ'])],
  ])('in a key table of %s', async (_, rows) => {
    expect(await keys(`${group}${lines('HẾT', 'PHẦN II')}${rows}`)).toEqual(['ĐSĐS']);
  });
  test('with a level for each statement', async () => {
    const { questions } = await read(
      lines(
        'PHẦN II. Câu trắc nghiệm đúng sai',
        'Câu 1. Xét:',
        '*a) [NB] Một',
        'b) [TH] Hai',
        '*c) [TH] Ba',
        'd) [VD] Bốn',
      ),
    );
    expect(questions).toMatchObject([{ key: 'ĐSĐS', statementLevels: ['NB', 'TH', 'TH', 'VD'] }]);
  });
});

describe('parts', () => {
  test('are named by words; the words beat the number', async () => {
    const body = lines(
      ...['PHẦN I. CÂU TRẢ LỜI NGẮN', 'Câu 1. Tính 1 + 1.', 'Đáp án: 2'],
      ...['B. TỰ LUẬN (3,0 điểm)', 'Câu 1. (1,0 điểm) a) Giải phương trình. b) Kết luận.', 'Lời giải', 'Tự làm.'],
      ...['PHẦN III', 'Thí sinh trả lời từ câu 1 đến câu 2.', 'Câu 1. Tính 2 + 1.', 'Đáp số: 3'],
    );
    const { questions } = await read(body);
    expect(questions.map(({ part, n, key, hasSolution }) => [part, n, key, hasSolution])).toEqual([
      [3, 1, '2', false],
      [4, 1, null, true],
      [3, 1, '3', false],
    ]);
  });

  test('may be named as Dạng within one part, as schools do since 2024', async () => {
    const body = lines(
      ...['I. PHẦN TRẮC NGHIỆM (7,0 điểm)', 'Dạng 1. Trắc nghiệm nhiều lựa chọn', 'Câu 1. Một', OPTIONS],
      ...['Dạng 2: Câu trắc nghiệm đúng sai', 'Câu 1. Xét', 'a) một', 'b) hai', 'c) ba', 'd) bốn', 'Đáp án: ĐSĐS'],
      ...['Dạng 3. Trắc nghiệm trả lời ngắn', 'Câu 1. Tính', 'Đáp án: 5', 'II. PHẦN TỰ LUẬN', 'Bài 1. Chứng minh.'],
    );
    expect((await read(body)).questions.map(({ part, n }) => [part, n])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
  });

  test('with a number only leave the kind to the question', async () => {
    const body = lines('PART 2. READING', 'Question 1: What?', OPTIONS, 'PART 3', 'Question 2: Who?', OPTIONS);
    expect((await read(body)).questions.map(({ part }) => part)).toEqual([1, 1]);
  });

  test('may be headed in a frame, which Word keeps as a table', async () => {
    const body =
      table(['PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn']) +
      lines('Câu 1. Một', OPTIONS) +
      table(['PHẦN III. Câu trắc nghiệm trả lời ngắn']) +
      lines('Câu 1. Tính\tĐáp án: 5');
    const { questions } = await read(body);
    expect(questions).toMatchObject([
      { part: 1, tables: 0, options: 4 },
      { part: 3, key: '5', stem: 'Tính' },
    ]);
  });

  test('of essays name their section', async () => {
    const body = lines(
      'PHẦN I. ĐỌC HIỂU (4,0 điểm)',
      'Câu 1. Xác định thể thơ.',
      'PHẦN II. TỰ LUẬN',
      'Câu 1. Viết bài văn.',
    );
    expect((await read(body)).questions.map(({ part, section }) => [part, section])).toEqual([
      [4, 'ĐỌC HIỂU'],
      [4, undefined],
    ]);
  });

  test('keys behind HẾT find their part by its heading', async () => {
    const body = lines(
      ...['PHẦN I. Trắc nghiệm nhiều lựa chọn', 'Câu 1. Hỏi', OPTIONS, 'PHẦN II. Đúng sai', 'Câu 1. Xét'],
      ...['a) một', 'b) hai', 'c) ba', 'd) bốn', 'PHẦN III. Trả lời ngắn', 'Câu 1. Tính', 'Câu 2. Tính tiếp', 'HẾT'],
      ...['PHẦN I', '1. C', 'PHẦN II', 'Câu 1: SĐSĐ', 'PHẦN III', 'Câu 1: -1,5   Câu 2: 20'],
    );
    expect(await keys(body)).toEqual(['C', 'SĐSĐ', '-1,5', '20']);
  });

  test('a short answer is written as the only option, or as a formula', async () => {
    const formula = '<m:oMath><m:r><m:t>−2,5</m:t></m:r></m:oMath>';
    const body =
      lines('PHẦN III. TRẢ LỜI NGẮN', 'Câu 1. Tính.') +
      p(run('A. 200', U)) +
      lines('Câu 2. Tính.') +
      p(run('Đáp án: ') + formula);
    expect(await keys(body)).toEqual(['200', '−2,5']);
    expect((await read(body)).problems).toEqual([]);
  });
});

describe('around the questions', () => {
  test('a Chủ đề line holds until the next one in its part', async () => {
    const body = lines(
      ...['PHẦN I. TRẮC NGHIỆM', 'Chủ đề: Hàm số', 'Câu 1. Một', OPTIONS, 'Câu 2. Hai', OPTIONS, 'Chủ đề 2: Xác suất'],
      ...['Câu 3. Ba', OPTIONS, 'PHẦN III. TRẢ LỜI NGẮN', 'Câu 1. Bốn', 'Đáp án: 1'],
    );
    expect((await read(body)).questions.map(({ topic }) => topic)).toEqual(['Hàm số', 'Hàm số', 'Xác suất', null]);
  });

  test('tracked insertions are read, deletions are not, also across paragraphs', async () => {
    const body =
      p(
        `${run('Câu 1. Thủ đô ')}<w:del>${run('cũ').replace(/w:t/g, 'w:delText')}</w:del><w:ins>${run('nay ')}</w:ins>`,
        '<w:rPr><w:del/></w:rPr>',
      ) +
      p(run('là')) +
      lines(OPTIONS);
    expect(await stems(body)).toEqual(['Thủ đô nay là']);
  });

  test('letters written as two signs become one, also across runs', async () => {
    const decomposed = 'Hòa Bình'.normalize('NFD');
    const body = p(run(`Câu 1. ${decomposed.slice(0, 2)}`) + run(decomposed.slice(2))) + lines(OPTIONS);
    expect(await stems(body)).toEqual(['Hòa Bình']);
  });

  test('nothing of a question is lost in silence: its source has every paragraph', async () => {
    const { full } = await read(lines('Câu 1. Hỏi', OPTIONS, 'Đáp án: B', 'Lời giải', 'Vì sao?'));
    expect(JSON.stringify(full[0]?.source)).toMatch(/Câu 1.*một.*Đáp án: B.*Lời giải.*Vì sao/s);
  });
});

describe('what was concluded and not read', () => {
  const doubts = async (body: string) => (await read(body)).full[0]?.doubts;
  const heading = lines('PHẦN I. Trắc nghiệm nhiều lựa chọn', 'Câu 1. Hỏi');
  const marked = (looks: string) => p(run('A. một\t') + run('B', looks) + run('. hai\tC. ba\tD. bốn'));
  test('is said of a key that only bold letters carry', async () => {
    expect(await doubts(heading + marked(B))).toEqual(['keyFromLook']);
    expect(await doubts(heading + marked(U))).toEqual([]);
    expect(await doubts(heading + lines(OPTIONS, 'Đáp án: B'))).toEqual([]);
  });
  test('is said of data at the head of the paper, which no question keeps', async () => {
    const paper = heading + lines(OPTIONS, 'Đáp án: B');
    expect(await doubts(lines('Cho nguyên tử khối: H = 1; C = 12; O = 16.') + paper)).toEqual(['dataAtHead']);
    expect(await doubts(lines('Cho biết: π = 3,14; R = 8,31 J/mol.K') + paper)).toEqual(['dataAtHead']);
    expect(await doubts(lines('Thời gian làm bài: 50 phút') + paper)).toEqual([]);
  });
  test('is said of a kind that no heading names, and of verdicts in a solution', async () => {
    const statements = lines('Câu 1. Xét', 'a) một', 'b) hai', 'c) ba', 'd) bốn', 'Lời giải');
    const solved = statements + lines('a) Đúng. Vì thế.', 'b) Sai.', 'c) Đúng.', 'd) Sai.');
    expect(await doubts(solved)).toEqual(['kindGuessed', 'keyFromSolution']);
  });
});
