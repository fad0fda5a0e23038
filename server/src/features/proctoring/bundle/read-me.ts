/** What a person reads who opens a bundle for the first time. */
export const README = `GÓI BẰNG CHỨNG CỦA MỘT BÀI LÀM - KHẢO THÍ

Gói này chứa dữ liệu cá nhân của học sinh. Chỉ người có trách nhiệm được mở; không chuyển tiếp, xóa khi xong việc.

Dấu hiệu do máy ghi chỉ để người có trách nhiệm xem xét, không phải kết luận về thí sinh.

KIỂM CHỨNG KHÔNG CẦN MẠNG
- Mở tệp kiem-chung.html bằng trình duyệt, chọn chính tệp zip này. Trang không gửi gì đi đâu.
- Hoặc: khaothi evidence verify TEP.zip --key KHOA-CONG-KHAI.pem
- So dấu vân của khóa hiện ra với dấu vân mà Sở công bố. Người làm giả cả gói phải có khóa riêng của Sở.
- Trang kiem-chung.html nằm trong gói; muốn chắc hơn thì dùng trang hoặc lệnh lấy từ nơi tin cậy.

TRONG GÓI
attempt.json    thí sinh, kì thi, mức giám sát, phiên bản phần mềm và mô hình, điểm cuối của chuỗi bài làm và biên nhận
pages.json      các lần mở trang thi và khóa công khai của trang
batches.json    các lô tín hiệu đúng như trang đã ký, nối thành chuỗi
                (sau khi em hoặc gia đình rút lại đồng ý, chỉ giữ mã kiểm tra của lô có tín hiệu từ camera)
signals.json    các dấu hiệu đọc từ những lô đó, và dấu hiệu do máy chủ ghi ("server")
pictures.json   mã kiểm tra của từng ảnh; ảnh còn giữ nằm trong thư mục pictures
                ("notReceived": trang đã cam kết mã của ảnh, máy chủ chưa nhận được ảnh)
decisions.json  sự việc, ý kiến của người xem, kết luận
audit.json      ai đã mở, xem, xuất những gì
manifest.json   mã kiểm tra của mọi tệp; manifest.sig là chữ ký của hệ thống lên tệp này
`;
