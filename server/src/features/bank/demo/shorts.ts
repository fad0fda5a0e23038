import type { DemoShort } from './demo-question.ts';
import { fence, func, M, of, oxyz, point, r, sup, vec } from './omml.ts';

/** Part III of the paper, in its order. */
export const SHORTS: readonly DemoShort[] = [
  {
    topic: 'Ứng dụng đạo hàm',
    level: 'TH',
    stem: ['Giá trị lớn nhất của hàm số ', M(`${r('y=−')}${sup(r('x'), r('2'))}${r('+6x−5')}`), ' bằng bao nhiêu?'],
    key: '4',
  },
  {
    topic: 'Mũ và lôgarit',
    level: 'TH',
    stem: [
      'Biết ',
      M(`${func('log', r('a'), r('2'))}${r('=1,5')}`),
      '. Tính ',
      M(func('log', fence('(', ')', r('4a')), r('2'))),
      '.',
    ],
    key: '3,5',
  },
  {
    topic: 'Hình học không gian',
    level: 'NB',
    stem: [
      'Trong không gian ',
      oxyz,
      ', cho ',
      M(`${vec(r('u'))}${r('=')}${point('1', '2', '−2')}`),
      ' và ',
      M(`${vec(r('v'))}${r('=')}${point('3', '−1', '2')}`),
      '. Tích vô hướng ',
      M(`${vec(r('u'))}${r('⋅')}${vec(r('v'))}`),
      ' bằng bao nhiêu?',
    ],
    key: '-3',
  },
  {
    topic: 'Nguyên hàm và tích phân',
    level: 'VD',
    stem: [
      'Diện tích hình phẳng giới hạn bởi parabol ',
      M(r('y=') + sup(r('x'), r('2'))),
      ' và đường thẳng ',
      M(r('y=2x')),
      ' bằng bao nhiêu? (Làm tròn kết quả đến hàng phần trăm.)',
    ],
    key: '1,33',
  },
  {
    topic: 'Dãy số',
    level: 'VD',
    stem: [
      'Một sườn đồi có 12 thửa ruộng bậc thang. Thửa trên cùng dài 20 m, mỗi thửa dưới dài hơn thửa liền trên 3 m. Tổng chiều dài của 12 thửa ruộng là bao nhiêu mét?',
    ],
    key: '438',
  },
  {
    topic: 'Ứng dụng đạo hàm',
    level: 'VDC',
    stem: [
      'Từ một tấm tôn hình vuông cạnh 60 cm, người ta cắt ở bốn góc bốn hình vuông bằng nhau rồi gập lên thành một chiếc hộp không nắp. Thể tích lớn nhất của chiếc hộp là bao nhiêu lít?',
    ],
    key: '16',
    solution: [
      [
        'Gọi ',
        M(r('x')),
        ' (cm) là cạnh hình vuông bị cắt, ',
        M(r('0<x<30')),
        '. Thể tích hộp là ',
        M(`${of('V')}${r('=x')}${sup(fence('(', ')', r('60−2x')), r('2'))}`),
        '.',
      ],
      [
        'Ta có ',
        M(`${of("V'")}${r('=')}${fence('(', ')', r('60−2x'))}${fence('(', ')', r('60−6x'))}${r('=0')}`),
        ' khi ',
        M(r('x=10')),
        ' (nhận) hoặc ',
        M(r('x=30')),
        ' (loại).',
      ],
      ['Vậy thể tích lớn nhất là ', M(`${of('V', '10')}${r('=16000')}`), ' cm', '^3', ', tức 16 lít.'],
    ],
  },
];
