/** The sheet that explains the others: what a teacher needs while filling in. */
export const GUIDE_TITLE = 'Hướng dẫn';

export const GUIDE: readonly (readonly [name: string, words: string])[] = [
  [
    'Tệp này để làm gì',
    'Mỗi dòng của trang “Câu hỏi” là một câu. Điền xong, lưu lại và kéo tệp vào trang Nhập câu hỏi của Khảo Thí. Các dòng mẫu có thể xóa.',
  ],
  ['Thứ tự cột', 'Có thể đổi chỗ, ẩn hoặc thêm cột: hệ thống tìm cột theo tên ở dòng đầu.'],
  ['Một lựa chọn', 'Phương án ghi ở các cột Phương án A, B, C, D… Đáp án ghi một chữ cái: B.'],
  ['Nhiều lựa chọn', 'Đáp án ghi các chữ cái: A, C. Cách chấm chọn trong danh sách; để trống là đúng hết mới có điểm.'],
  ['Đúng/Sai', 'Các ý a), b), c), d) ghi ở cột Phương án A, B, C, D. Đáp án ghi theo thứ tự các ý: ĐSSĐ.'],
  [
    'Trả lời ngắn (số)',
    'Đáp án là số, dùng dấu phẩy thập phân: -1,5. Nhiều đáp án cách nhau bằng dấu chấm phẩy. Sai số và Đơn vị ghi ở cột riêng. Số dài hơn bốn ô: Cách chấm chọn “Số bất kì”.',
  ],
  [
    'Điền từ',
    'Các câu trả lời được nhận cách nhau bằng dấu chấm phẩy: Hà Nội; Thủ đô Hà Nội. Được một phần điểm: Ha Noi (50%). Dấu * thay cho chữ bất kì.',
  ],
  ['Ghép đôi', 'Mỗi cột Phương án ghi một cặp: Việt Nam => Hà Nội. Vế phải gây nhiễu: => Vinh.'],
  ['Sắp xếp', 'Ghi các mục theo đúng thứ tự ở cột Phương án A, B, C… Khi thi hệ thống tự xáo.'],
  ['Tự luận', 'Chỉ cần nội dung câu hỏi. Hướng dẫn chấm ghi ở Lời giải.'],
  ['Công thức', 'Viết LaTeX giữa hai dấu đô la: $x^2 + 1$. Dấu đô la thật viết \\$.'],
  [
    'Chữ đậm, chỉ số',
    'Định dạng ngay trong ô (đậm, nghiêng, gạch chân, chỉ số trên, chỉ số dưới), hoặc viết <b>đậm</b>, H<sub>2</sub>O, m<sup>2</sup>.',
  ],
  ['Không đảo vị trí', 'Thêm # trước phương án phải giữ nguyên chỗ: #Cả ba ý trên.'],
  ['Mức độ', 'NB nhận biết, TH thông hiểu, VD vận dụng, VDC vận dụng cao.'],
  [
    'Ảnh, âm thanh',
    'Excel không giữ ảnh theo từng câu. Nhập xong, mở câu trên hệ thống để thêm ảnh, hoặc dùng tệp Word.',
  ],
];
