import type { DemoGroup } from './demo-question.ts';
import { fence, frac, interval, M, of, oxyz, point, r, sup, system, vec } from './omml.ts';

/** Part II of the paper, in its order. */
export const GROUPS: readonly DemoGroup[] = [
  {
    topic: 'Ứng dụng đạo hàm',
    level: 'TH',
    stem: [
      'Cho hàm số ',
      M(`${of('f')}${r('=')}${sup(r('x'), r('3'))}${r('−3')}${sup(r('x'), r('2'))}${r('+4')}`),
      '.',
    ],
    statements: [
      [true, 'Đạo hàm của hàm số là ', M(`${of("f'")}${r('=3')}${sup(r('x'), r('2'))}${r('−6x')}`), '.'],
      [false, 'Hàm số đồng biến trên khoảng ', interval('(', '0', '2', ')'), '.'],
      [true, 'Điểm cực tiểu của đồ thị hàm số là ', M(point('2', '0')), '.'],
      [true, 'Giá trị lớn nhất của hàm số trên đoạn ', interval('[', '0', '3', ']'), ' bằng 4.'],
    ],
  },
  {
    topic: 'Xác suất',
    level: 'VD',
    stem: [
      'Một lớp có 40 học sinh, trong đó 24 em tham gia câu lạc bộ khèn Mông, 18 em tham gia câu lạc bộ thêu thổ cẩm và 8 em tham gia cả hai. Chọn ngẫu nhiên một học sinh của lớp.',
    ],
    statements: [
      [true, 'Xác suất chọn được một em tham gia câu lạc bộ khèn Mông bằng 0,6.'],
      [true, 'Có 34 em tham gia ít nhất một trong hai câu lạc bộ.'],
      [false, 'Xác suất chọn được một em không tham gia câu lạc bộ nào bằng 0,25.'],
      [
        true,
        'Biết em được chọn tham gia câu lạc bộ khèn Mông, xác suất để em đó cũng tham gia câu lạc bộ thêu thổ cẩm bằng ',
        M(frac(r('1'), r('3'))),
        '.',
      ],
    ],
  },
  {
    topic: 'Nguyên hàm và tích phân',
    level: 'VD',
    stem: [
      'Một xe khách rời bến Sa Pa. Trong 10 giây đầu, vận tốc của xe là ',
      M(`${of('v', 't')}${r('=0,6t')}`),
      ' (m/s), trong đó ',
      M(r('t')),
      ' là thời gian tính bằng giây kể từ lúc rời bến; sau đó xe chạy đều.',
    ],
    statements: [
      [true, 'Trong 10 giây đầu, gia tốc của xe bằng 0,6 m/s', '^2', '.'],
      [true, 'Tại thời điểm ', M(r('t=10')), ' giây, vận tốc của xe bằng 6 m/s.'],
      [false, 'Quãng đường xe đi được trong 10 giây đầu bằng 60 m.'],
      [true, 'Quãng đường xe đi được trong 20 giây đầu bằng 90 m.'],
    ],
  },
  {
    topic: 'Hình học không gian',
    level: 'TH',
    stem: [
      'Trong không gian ',
      oxyz,
      ', cho điểm ',
      M(r('A') + point('1', '2', '−1')),
      ' và mặt phẳng ',
      M(`${fence('(', ')', r('P'))}${r(':2x−y+2z−3=0')}`),
      '.',
    ],
    statements: [
      [
        true,
        'Một vectơ pháp tuyến của mặt phẳng ',
        M(fence('(', ')', r('P'))),
        ' là ',
        M(`${vec(r('n'))}${r('=')}${point('2', '−1', '2')}`),
        '.',
      ],
      [false, 'Điểm ', M(r('A')), ' thuộc mặt phẳng ', M(fence('(', ')', r('P'))), '.'],
      [
        true,
        'Khoảng cách từ ',
        M(r('A')),
        ' đến mặt phẳng ',
        M(fence('(', ')', r('P'))),
        ' bằng ',
        M(frac(r('5'), r('3'))),
        '.',
      ],
      [
        false,
        'Đường thẳng đi qua ',
        M(r('A')),
        ' và vuông góc với ',
        M(fence('(', ')', r('P'))),
        ' có phương trình tham số ',
        M(system(r('x=1+2t'), r('y=2+t'), r('z=−1+2t'))),
        '.',
      ],
    ],
  },
];
