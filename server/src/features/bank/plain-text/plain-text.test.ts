import { expect, test } from 'vitest';
import { formatOf } from '../formats/registry.ts';

async function read(text: string) {
  const file = { name: 'đề.txt', bytes: new TextEncoder().encode(text) };
  const format = formatOf(file);
  return { format: format?.name, questions: (await format?.read(file))?.questions ?? [] };
}

test('a paper in plain text keeps to the conventions of Word papers', async () => {
  const { format, questions } = await read(`SỞ GD&ĐT LÀO CAI
PHẦN I
Chủ đề: Hàm số
Câu 1. [NB] Đạo hàm của $x^2$ là
A. $2x$\tB. $x$\tC. $2$\tD. $x^3$
Đáp án: A
Câu 2: Thủ đô nước ta?
*A. Hà Nội
B. Huế
C. Vinh
D. Đà Lạt
PHẦN II
Câu 1. Xét các ý sau.
a) một
b) hai
c) ba
d) bốn
Đáp án: ĐSSĐ
PHẦN III
Câu 1. Tính \\(1-2{,}5\\).
Đáp án: -1,5
Lời giải
Trừ hai số.`);
  expect(format).toBe('text');
  expect(
    questions.map(({ n, part, definition, key, level, topic }) => [n, part, definition.kind, key, level, topic]),
  ).toEqual([
    [1, 1, 'choice', 'A', 'NB', 'Hàm số'],
    [2, 1, 'choice', 'A', null, 'Hàm số'],
    [1, 2, 'trueFalseGroup', 'ĐSSĐ', null, null],
    [1, 3, 'shortAnswer', '-1,5', null, null],
  ]);
  expect(questions[0]?.counts.formulas).toBe(5);
  expect(questions[3]).toMatchObject({ hasSolution: true, counts: { formulas: 1 } });
  expect(questions.flatMap(({ problems }) => problems)).toEqual([]);
});

test('old Windows files and files of wide letters are read too', async () => {
  const words = 'Câu 1. Một?\nA. 1\nB. 2\nC. 3\nD. 4\nĐáp án: B';
  const wide = new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le'));
  // Windows-1258: "â" is one byte, "Đ" 0xD0, "á" is "a" and a tone.
  const old = Uint8Array.from(
    Buffer.from('C\xe2u 1. M\xf4\xf2t?\nA. 1\nB. 2\nC. 3\nD. 4\n\xd0a\xecp a\xecn: B', 'latin1'),
  );
  for (const bytes of [wide, old]) {
    const file = { name: 'a.txt', bytes };
    const read_ = await formatOf(file)?.read(file);
    expect(read_?.questions).toMatchObject([{ key: 'B', options: 4 }]);
  }
});

test('a file that numbers its questions but answers in braces is GIFT', async () => {
  expect((await read('Câu 1. Ai? {=một ~hai}\n\nCâu 2. Đúng? {T}')).format).toBe('gift');
});
