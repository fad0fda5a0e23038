import { fence, frac, func, integral, M, of, point, r, sqrt, sub, sup, system, vec } from './omml.ts';

/** Words and formulas in the order they are read; a formula is OMML made by `M`. */
export type Line = readonly string[];

export interface DemoChoice {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly options: readonly Line[];
  /** Null: the teacher forgot to mark it. */
  readonly key: 'A' | 'B' | 'C' | 'D' | null;
  readonly hasGraph?: boolean;
  readonly table?: readonly (readonly string[])[];
  /** What is asked after the table. */
  readonly ask?: string;
}

export interface DemoGroup {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly statements: readonly (readonly [isTrue: boolean, ...words: string[]])[];
}

export interface DemoShort {
  readonly topic?: string;
  readonly level: string;
  readonly stem: Line;
  readonly key: string;
  readonly solution?: readonly Line[];
}

const interval = (open: string, from: string, to: string, close: string) => M(fence(open, close, r(from), r(to)));
const oxyz = M(r('Oxyz'));

export const CHOICES: readonly DemoChoice[] = [
  {
    topic: 'Ứng dụng đạo hàm',
    level: 'NB',
    stem: [
      'Cho hàm số ',
      M(r('y=') + of('f')),
      ' có đồ thị như hình vẽ dưới đây (mỗi ô vuông có cạnh bằng 1). Hàm số đã cho đồng biến trên khoảng nào?',
    ],
    hasGraph: true,
    options: [
      [interval('(', '−1', '1', ')')],
      [interval('(', '1', '+∞', ')')],
      [interval('(', '−2', '0', ')')],
      [interval('(', '0', '2', ')')],
    ],
    key: 'B',
  },
  {
    topic: 'Nguyên hàm và tích phân',
    level: 'NB',
    stem: ['Họ nguyên hàm của hàm số ', M(`${of('f')}${r('=3')}${sup(r('x'), r('2'))}${r('+2x')}`), ' là'],
    options: [
      [M(sup(r('x'), r('3')) + r('+') + sup(r('x'), r('2')) + r('+C'))],
      [M(r('6x+2+C'))],
      [M(sup(r('x'), r('3')) + r('+2') + sup(r('x'), r('2')) + r('+C'))],
      [M(r('3') + sup(r('x'), r('3')) + r('+') + sup(r('x'), r('2')) + r('+C'))],
    ],
    key: 'A',
  },
  {
    topic: 'Hình học không gian',
    level: 'NB',
    stem: [
      'Trong không gian ',
      oxyz,
      ', mặt cầu ',
      M(
        `${sup(fence('(', ')', r('x−1')), r('2'))}${r('+')}${sup(fence('(', ')', r('y+2')), r('2'))}${r('+')}${sup(fence('(', ')', r('z−3')), r('2'))}${r('=16')}`,
      ),
      ' có bán kính bằng',
    ],
    options: [['16'], ['8'], ['4'], ['256']],
    key: 'C',
  },
  {
    topic: 'Mũ và lôgarit',
    level: 'NB',
    stem: ['Nghiệm của phương trình ', M(sup(r('3'), r('x−1')) + r('=27')), ' là'],
    options: [[M(r('x=2'))], [M(r('x=3'))], [M(r('x=10'))], [M(r('x=4'))]],
    key: 'D',
  },
  {
    topic: 'Mũ và lôgarit',
    level: 'TH',
    stem: [
      'Tập nghiệm của bất phương trình ',
      M(func('log', fence('(', ')', r('x−1')), frac(r('1'), r('2'))) + r('>−2')),
      ' là',
    ],
    options: [
      [interval('(', '1', '5', ')')],
      [interval('(', '5', '+∞', ')')],
      [interval('(', '−∞', '5', ')')],
      [interval('(', '1', '3', ')')],
    ],
    key: null,
  },
  {
    topic: 'Dãy số',
    level: 'NB',
    stem: [
      'Cho cấp số nhân ',
      M(fence('(', ')', sub(r('u'), r('n')))),
      ' có ',
      M(sub(r('u'), r('1')) + r('=2')),
      ' và công bội ',
      M(r('q=3')),
      '. Số hạng ',
      M(sub(r('u'), r('4'))),
      ' bằng',
    ],
    options: [['24'], ['54'], ['162'], ['18']],
    key: 'B',
  },
  {
    topic: 'Ứng dụng đạo hàm',
    level: 'NB',
    stem: ['Đường tiệm cận ngang của đồ thị hàm số ', M(r('y=') + frac(r('2x−1'), r('x+3'))), ' có phương trình là'],
    options: [[M(r('y=−3'))], [M(r('x=2'))], [M(r('y=2'))], [M(r('y=−') + frac(r('1'), r('3')))]],
    key: 'C',
  },
  {
    topic: 'Thống kê',
    level: 'TH',
    stem: ['Quãng đường từ nhà đến trường (đơn vị: km) của 40 học sinh được cho trong bảng sau:'],
    table: [
      ['Quãng đường (km)', '[0; 2)', '[2; 4)', '[4; 6)', '[6; 8)'],
      ['Số học sinh', '10', '16', '9', '5'],
    ],
    ask: 'Nhóm chứa trung vị của mẫu số liệu ghép nhóm trên là',
    options: [['[0; 2)'], ['[2; 4)'], ['[4; 6)'], ['[6; 8)']],
    key: 'B',
  },
  {
    topic: 'Hình học không gian',
    level: 'TH',
    stem: [
      'Cho hình lập phương ',
      M(r("ABCD.A'B'C'D'")),
      '. Góc giữa hai đường thẳng ',
      M(r("AB'")),
      ' và ',
      M(r("CD'")),
      ' bằng',
    ],
    options: [[M(r('30°'))], [M(r('45°'))], [M(r('60°'))], [M(r('90°'))]],
    key: 'D',
  },
  {
    topic: 'Hình học không gian',
    level: 'NB',
    stem: [
      'Trong không gian ',
      oxyz,
      ', cho hai điểm ',
      M(r('A') + point('1', '−1', '2')),
      ' và ',
      M(r('B') + point('3', '1', '1')),
      '. Độ dài của vectơ ',
      M(vec(r('AB'))),
      ' bằng',
    ],
    options: [['9'], ['3'], [M(sqrt(r('5')))], [M(sqrt(r('3')))]],
    key: 'B',
  },
  {
    topic: 'Nguyên hàm và tích phân',
    level: 'TH',
    stem: ['Giá trị của tích phân ', M(integral(r('0'), frac(r('π'), r('2')), func('cos', r('x')) + r('dx'))), ' bằng'],
    options: [['0'], ['–1'], ['1'], [M(frac(r('π'), r('2')))]],
    key: 'C',
  },
  {
    topic: 'Xác suất',
    level: 'TH',
    stem: [
      'Cho hai biến cố ',
      M(r('A')),
      ' và ',
      M(r('B')),
      ' có ',
      M(`${r('P')}${fence('(', ')', r('A'))}${r('=0,6')}`),
      ' và ',
      M(`${r('P')}${fence('(', ')', r('B|A'))}${r('=0,5')}`),
      '. Giá trị của ',
      M(r('P') + fence('(', ')', r('AB'))),
      ' bằng',
    ],
    options: [['0,3'], ['0,1'], ['1,1'], ['0,83']],
    key: 'A',
  },
];

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
