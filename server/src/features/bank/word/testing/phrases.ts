import type { Chance } from './chance.ts';
import type { Ink, PictureForm } from './ink.ts';

const w = (words: string): Ink => ({ words });
const small = (words: string, where: 'subscript' | 'superscript'): Ink => ({
  words,
  looks: `<w:vertAlign w:val="${where}"/>`,
});

/** Beginnings of stems, with the traps that teachers' sentences hold. */
const STEMS: readonly (readonly Ink[])[] = [
  [w('Thủ đô của nước ta là thành phố nào sau đây?')],
  [w('Cho hàm số '), { formula: 'power' }, w(' có đồ thị như hình vẽ. Mệnh đề nào đúng?')],
  [w('Giá trị của biểu thức '), { formula: 'fraction' }, w(' tại x = 2 bằng bao nhiêu?')],
  [{ formula: 'pair' }, w(' là tập nghiệm của bất phương trình nào?')],
  [w('Trong dầu gan cá có vitamin A. Chất này tan tốt trong dung môi nào?')],
  [w('Nhóm máu B. Phát biểu nào sau đây đúng về người có nhóm máu này?')],
  [w('Đọc kĩ câu 3 và câu 4 của bài trước rồi cho biết nhận xét nào sai?')],
  [w('Giải phương trình '), { formula: 'root' }, w(' ta được tổng các nghiệm là')],
  [w('Ion SO'), small('4', 'subscript'), small('2-', 'superscript'), w(' tạo kết tủa với ion nào?')],
  [w('She said: “A. is a letter”. Choose the best answer for the sentence')],
  [w('Theo Điều 5. Khoản 2. Luật Giáo dục, ai được miễn học phí?')],
  [w('Kết quả của 3,5 + 4,2 là bao nhiêu (làm tròn đến hàng phần mười)?')],
  [w('Với mọi số thực a) dương, phát biểu nào là đúng?')],
  [w('Năm 1945. Sự kiện nào mở đầu Cách mạng tháng Tám?')],
  [w('Một vật dao động điều hoà với biên độ A. Tại vị trí cân bằng, động năng của vật')],
  [w('Biết '), { formula: 'x=2' }, w('; '), { formula: 'y=3' }, w('. Chọn khẳng định đúng')],
  [w('Phần 1 của văn bản cho biết điều gì về nhân vật?')],
  [w('Đáp án nào dưới đây nêu đúng công dụng của cảm biến?')],
  [w('Chọn phương án đúng để hoàn thành câu sau: Việt Nam nằm ở')],
];

const WORDS =
  'Hà Nội|Huế|Đà Lạt|Cần Thơ|nước|dầu hoả|12|25|-3|0,5|một góc vuông|luôn tăng|không đổi|Fe|12 cm|Bạch Mã|rừng đặc dụng|from A to B|He is a doctor.|30%|2 000 m|cả A và B đều sai|tăng rồi giảm|Ca(OH)2'.split(
    '|',
  );
const LINES =
  'Ba cạnh của tam giác bằng nhau.|Nước ta nằm ở bán cầu Bắc.|Hàm số đồng biến trên khoảng đã cho.|Vật chuyển động thẳng đều.|Tổng các góc bằng 180 độ.|Chất này tan trong nước.|Quãng đường xe đi được là 60 m.|Dân số tăng 5% mỗi năm.'.split(
    '|',
  );

export function stemInk(chance: Chance): Ink[] {
  return [...chance.pick(STEMS)];
}

/** Different options: words, formulas, or words with a small digit. */
export function optionsInk(chance: Chance, count: number): Ink[][] {
  const words = chance.shuffled(WORDS).slice(0, count);
  const isMath = chance.oneIn(6);
  return words.map((text, at): Ink[] => {
    if (isMath) return [{ formula: `${at + 2}x` }];
    return chance.oneIn(9) ? [w(`${text} m`), small('2', 'superscript')] : [w(text)];
  });
}

export function statementsInk(chance: Chance): Ink[][] {
  return chance
    .shuffled(LINES)
    .slice(0, 4)
    .map((line) => (chance.oneIn(5) ? [w(line.slice(0, -1)), w(' với '), { formula: 'power' }, w('.')] : [w(line)]));
}

export const pictureForm = (chance: Chance): PictureForm =>
  chance.pick(['inline', 'anchor', 'vml', 'alternate', 'group']);

export const SHORT_KEYS = ['5', '-1,5', '0,25', '120', '2026', '–3', '12,5'] as const;
