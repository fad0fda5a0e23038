import { wordsOf } from 'shared/questions/content.ts';
import { describe, expect, test } from 'vitest';
import { readWord } from '../read-word.ts';
import { docx, p, run } from '../testing/docx.ts';
import { legacyFontOf } from './legacy-font.ts';
import { readVni } from './vni.ts';

test.each([
  ['Caâu 1. Coâng thöùc hoùa hoïc', 'Câu 1. Công thức hóa học'],
  ['Thuû ñoâ nöôùc Vieät Nam', 'Thủ đô nước Việt Nam'],
  ['ñöôøng thaúng, nhöõng ñieåm, ngöôøi, baèng', 'đường thẳng, những điểm, người, bằng'],
  ['Nhieät ñoä, aùp suaát, theå tích, khoái löôïng', 'Nhiệt độ, áp suất, thể tích, khối lượng'],
  ['Kyõ thuaät, lyù thuyeát, thuûy ngaân, quyù', 'Kỹ thuật, lý thuyết, thủy ngân, quý'],
  ['ÑAÙP AÙN, CAÂU HOÛI, ÑEÀ KIEÅM TRA, LÔÙP, TRÖÔØNG', 'ĐÁP ÁN, CÂU HỎI, ĐỀ KIỂM TRA, LỚP, TRƯỜNG'],
  ['x + 1 = 2 (m/s)', 'x + 1 = 2 (m/s)'],
])('%s', (stored, read) => expect(readVni(stored)).toBe(read));

/** Every vowel of Vietnamese, level and with the five tones, as the published table stores it. */
const TABLE: readonly (readonly [letters: string, stored: string])[] = [
  ['aáàảãạ', 'a aù aø aû aõ aï'],
  ['ăắằẳẵặ', 'aê aé aè aú aü aë'],
  ['âấầẩẫậ', 'aâ aá aà aå aã aä'],
  ['eéèẻẽẹ', 'e eù eø eû eõ eï'],
  ['êếềểễệ', 'eâ eá eà eå eã eä'],
  ['iíìỉĩị', 'i í ì æ ó ò'],
  ['oóòỏõọ', 'o où oø oû oõ oï'],
  ['ôốồổỗộ', 'oâ oá oà oå oã oä'],
  ['ơớờởỡợ', 'ô ôù ôø ôû ôõ ôï'],
  ['uúùủũụ', 'u uù uø uû uõ uï'],
  ['ưứừửữự', 'ö öù öø öû öõ öï'],
  ['yýỳỷỹỵ', 'y yù yø yû yõ î'],
  ['đ', 'ñ'],
];

test('every letter of the table is read, small and capital', () => {
  for (const [letters, stored] of TABLE) {
    expect(readVni(stored).replaceAll(' ', '')).toBe(letters);
    expect(readVni(stored.toUpperCase()).replaceAll(' ', '')).toBe(letters.toUpperCase());
  }
});

test('fonts of the set are known by their names, and text in others is left as it is', () => {
  expect(['VNI-Times', 'VNI-Helve-Condense', 'VNI Aptima', 'Vni-Book', 'Times New Roman'].map(legacyFontOf)).toEqual([
    ...Array(4).fill({ set: 'vni' }),
    null,
  ]);
});

test('a file in such a font is read like any other, also where a letter and its sign stand in two runs', async () => {
  const font = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>';
  const body =
    p(run('Ca', font) + run('âu 1. Thuû ñoâ nöôùc ta la', font) + run('ø', font)) +
    p(run('A. Hueá\tB. Haø Noäi\tC. Vinh\tD. Ñaø Laït', font)) +
    p(run('Ñaùp aùn: B', font)) +
    p(run('Câu 2. Số “ô” trong “tôi” là chữ gì?')) +
    p(run('A. một\tB. hai\tC. ba\tD. bốn\nĐáp án: C'));
  const { questions } = await readWord(docx(body));
  expect(questions.map(({ definition, key }) => [wordsOf(definition.stem), key])).toEqual([
    ['Thủ đô nước ta là', 'B'],
    ['Số “ô” trong “tôi” là chữ gì?', 'C'],
  ]);
  const [first] = questions;
  expect(
    first?.definition.kind === 'choice' && first.definition.options.map(({ content }) => wordsOf(content)),
  ).toEqual(['Huế', 'Hà Nội', 'Vinh', 'Đà Lạt']);
});

describe.each([
  ['VNI-Times', 'Coâng thöùc hoùa'],
  ['.VnTime', 'C«ng thøc hãa'],
])('in the font %s', (name, old) => {
  const font = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
  const stems = async (...texts: string[]) => {
    const body = texts.map(
      (text, at) => p(run(`Câu ${at + 1}. `) + run(text, font)) + p(run('A. 1\tB. 2\tC. 3\tD. 4')),
    );
    const { questions } = await readWord(docx(body.join('')));
    return questions.map(({ definition }) => wordsOf(definition.stem));
  };

  test('text that is Unicode is left as it is', async () => {
    const texts = ['Công thức hóa', 'Góc vuông', 'Đường tròn'];
    expect(await stems(...texts)).toEqual(texts);
  });

  test('a sentence of Unicode between others leaves those to be read', async () => {
    expect(await stems(old, 'Đường tròn', old)).toEqual(['Công thức hóa', 'Đường tròn', 'Công thức hóa']);
  });
});

test.each([
  ['w:ascii="VNI-Times"', 'Huế'],
  ['w:ascii="Arial" w:hAnsi="VNI-Times"', 'Huế'],
  ['w:ascii="VNI-Times" w:hAnsi="Arial"', 'Hueá'],
  ['w:ascii="VNI-Times" w:hAnsi="VNI-Times" w:hAnsiTheme="minorHAnsi"', 'Hueá'],
  ['w:ascii="VNI-Times" w:asciiTheme="minorHAnsi"', 'Hueá'],
])('of the fonts %s the one that draws letters with marks counts', async (fonts, read) => {
  const body = p(run('Câu 1. ') + run('Hueá', `<w:rFonts ${fonts}/>`)) + p(run('A. 1\tB. 2\tC. 3\tD. 4'));
  const { questions } = await readWord(docx(body));
  expect(questions.map(({ definition }) => wordsOf(definition.stem))).toEqual([read]);
});
