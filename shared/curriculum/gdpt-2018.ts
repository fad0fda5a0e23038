import type { SubjectOutline } from './outline.ts';

/**
 * Subjects and grade topics of the general education programme of 2018 (Thông tư 32/2018/TT-BGDĐT with its amendments), at
 * the level of the strands and themes that all textbooks share. Data, not law: a unit adds topics of its own below any of
 * them. Topics of a grade are parted by "|", in teaching order.
 */
export const GDPT_2018: readonly SubjectOutline[] = [
  {
    code: 'toan',
    name: 'Toán',
    grades: {
      1: 'Các số đến 10|Phép cộng, phép trừ trong phạm vi 10|Các số đến 100|Phép cộng, phép trừ trong phạm vi 100|Hình phẳng và hình khối|Đo độ dài, xem đồng hồ',
      2: 'Phép cộng, phép trừ có nhớ trong phạm vi 100|Phép nhân và phép chia|Các số đến 1000|Hình học trực quan|Đo lường|Thống kê và xác suất đơn giản',
      3: 'Bảng nhân, bảng chia|Phép nhân, phép chia trong phạm vi 1000|Các số đến 100 000|Hình học và đo lường|Diện tích, chu vi|Thống kê và xác suất',
      4: 'Số tự nhiên và dãy số|Các phép tính với số tự nhiên|Phân số|Các phép tính với phân số|Góc và đường thẳng|Đo lường|Thống kê và xác suất',
      5: 'Phân số và hỗn số|Số thập phân|Các phép tính với số thập phân|Tỉ số phần trăm|Diện tích và thể tích|Vận tốc, quãng đường, thời gian|Thống kê và xác suất',
      6: 'Số tự nhiên|Tính chia hết|Số nguyên|Phân số|Số thập phân|Hình phẳng trong thực tiễn|Tính đối xứng|Hình học phẳng cơ bản|Thu thập và biểu diễn dữ liệu|Xác suất thực nghiệm',
      7: 'Số hữu tỉ|Số thực|Tỉ lệ thức và đại lượng tỉ lệ|Biểu thức đại số và đa thức một biến|Góc và đường thẳng song song|Tam giác bằng nhau|Quan hệ các yếu tố trong tam giác|Hình khối trong thực tiễn|Thống kê|Biến cố và xác suất',
      8: 'Đa thức nhiều biến|Hằng đẳng thức và ứng dụng|Phân thức đại số|Phương trình bậc nhất và hàm số bậc nhất|Tứ giác|Định lí Thalès|Tam giác đồng dạng|Định lí Pythagore|Hình chóp đều|Dữ liệu và biểu đồ|Xác suất',
      9: 'Phương trình và hệ phương trình bậc nhất|Bất phương trình bậc nhất|Căn thức|Hàm số y = ax² và phương trình bậc hai|Hệ thức lượng trong tam giác vuông|Đường tròn|Đường tròn ngoại tiếp và nội tiếp|Hình trụ, hình nón, hình cầu|Tần số và tần số tương đối|Xác suất của biến cố',
      10: 'Mệnh đề và tập hợp|Bất phương trình bậc nhất hai ẩn|Hàm số bậc hai và đồ thị|Bất phương trình bậc hai|Hệ thức lượng trong tam giác|Vectơ|Phương pháp tọa độ trong mặt phẳng|Ba đường conic|Đại số tổ hợp|Các số đặc trưng của mẫu số liệu|Xác suất theo định nghĩa cổ điển',
      11: 'Hàm số lượng giác và phương trình lượng giác|Dãy số, cấp số cộng, cấp số nhân|Giới hạn và hàm số liên tục|Hàm số mũ và hàm số lôgarit|Đạo hàm|Quan hệ song song trong không gian|Quan hệ vuông góc trong không gian|Mẫu số liệu ghép nhóm|Các quy tắc tính xác suất',
      12: 'Ứng dụng đạo hàm để khảo sát hàm số|Vectơ và hệ tọa độ trong không gian|Các số đặc trưng đo mức độ phân tán|Nguyên hàm và tích phân|Phương pháp tọa độ trong không gian|Xác suất có điều kiện',
    },
  },
  {
    code: 'ngu-van',
    name: 'Ngữ văn',
    grades: {
      6: 'Truyện dân gian và truyện đồng thoại|Thơ lục bát, thơ có yếu tố tự sự|Kí và hồi kí|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      7: 'Truyện ngắn và tiểu thuyết|Thơ bốn chữ, năm chữ|Truyện ngụ ngôn, tục ngữ|Tùy bút, tản văn|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      8: 'Truyện lịch sử|Thơ sáu chữ, bảy chữ, thơ Đường luật|Hài kịch, truyện cười|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      9: 'Truyện truyền kì, truyện thơ Nôm|Thơ tám chữ, thơ tự do|Kịch và bi kịch|Truyện trinh thám|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      10: 'Thần thoại, sử thi|Thơ Đường luật và thơ tự do|Chèo, tuồng|Truyện và tiểu thuyết|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      11: 'Truyện thơ dân gian và truyện thơ Nôm|Truyện ngắn hiện đại|Thơ có yếu tố tượng trưng|Bi kịch|Tùy bút, tản văn, truyện kí|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
      12: 'Truyện truyền kì và truyện ngắn, tiểu thuyết hiện đại|Thơ trữ tình hiện đại|Hài kịch|Nhật kí, phóng sự, hồi kí|Văn tế|Văn bản nghị luận|Văn bản thông tin|Thực hành tiếng Việt|Viết',
    },
  },
  {
    code: 'tieng-viet',
    name: 'Tiếng Việt',
    grades: {
      1: 'Âm và chữ|Vần|Đọc hiểu|Chính tả|Nói và nghe',
      2: 'Đọc hiểu|Từ và câu|Chính tả|Viết đoạn văn|Nói và nghe',
      3: 'Đọc hiểu|Từ loại|Câu|Biện pháp so sánh|Viết đoạn văn|Nói và nghe',
      4: 'Đọc hiểu|Danh từ, động từ, tính từ|Chủ ngữ, vị ngữ, trạng ngữ|Dấu câu|Nhân hóa|Viết bài văn|Nói và nghe',
      5: 'Đọc hiểu|Từ đồng nghĩa, từ đa nghĩa|Đại từ, kết từ|Câu đơn và câu ghép|Biện pháp điệp từ, điệp ngữ|Viết bài văn|Nói và nghe',
    },
  },
  {
    code: 'tieng-anh',
    name: 'Tiếng Anh',
    grades: {
      3: 'Phonics|Vocabulary: school and family|Grammar|Listening|Reading',
      4: 'Phonics|Vocabulary: me and my world|Grammar|Listening|Reading|Writing',
      5: 'Phonics|Vocabulary: community and world|Grammar|Listening|Reading|Writing',
      6: 'Pronunciation|Vocabulary|Tenses|Grammar|Listening|Speaking|Reading|Writing',
      7: 'Pronunciation|Vocabulary|Tenses|Grammar|Listening|Speaking|Reading|Writing',
      8: 'Pronunciation|Vocabulary|Tenses|Grammar|Listening|Speaking|Reading|Writing',
      9: 'Pronunciation|Vocabulary|Tenses|Grammar|Listening|Speaking|Reading|Writing',
      10: 'Pronunciation and stress|Vocabulary and collocation|Tenses|Grammar structures|Communication|Listening|Reading|Writing',
      11: 'Pronunciation and stress|Vocabulary and collocation|Tenses|Grammar structures|Communication|Listening|Reading|Writing',
      12: 'Pronunciation and stress|Vocabulary and collocation|Grammar structures|Announcements and leaflets|Cloze texts|Sentence and paragraph ordering|Reading comprehension|Listening|Writing',
    },
  },
  {
    code: 'vat-li',
    name: 'Vật lí',
    grades: {
      10: 'Mở đầu và đo lường|Động học|Động lực học|Công, năng lượng, công suất|Động lượng|Chuyển động tròn|Biến dạng của vật rắn',
      11: 'Dao động|Sóng|Trường điện|Dòng điện, mạch điện|Trường hấp dẫn (chuyên đề)',
      12: 'Vật lí nhiệt|Khí lí tưởng|Từ trường|Vật lí hạt nhân và phóng xạ',
    },
  },
  {
    code: 'hoa-hoc',
    name: 'Hóa học',
    grades: {
      10: 'Cấu tạo nguyên tử|Bảng tuần hoàn các nguyên tố|Liên kết hóa học|Phản ứng oxi hóa – khử|Năng lượng hóa học|Tốc độ phản ứng|Nguyên tố nhóm halogen',
      11: 'Cân bằng hóa học|Nitrogen và sulfur|Đại cương hóa học hữu cơ|Hydrocarbon|Dẫn xuất halogen, alcohol, phenol|Hợp chất carbonyl và carboxylic acid',
      12: 'Ester – Lipid|Carbohydrate|Hợp chất chứa nitrogen|Polymer|Pin điện và điện phân|Đại cương về kim loại|Nguyên tố nhóm IA và IIA|Kim loại chuyển tiếp và phức chất',
    },
  },
  {
    code: 'sinh-hoc',
    name: 'Sinh học',
    grades: {
      10: 'Các cấp độ tổ chức của thế giới sống|Thành phần hóa học của tế bào|Cấu trúc tế bào|Trao đổi chất và năng lượng ở tế bào|Chu kì tế bào và phân bào|Vi sinh vật|Virus',
      11: 'Trao đổi chất và năng lượng ở sinh vật|Cảm ứng ở sinh vật|Sinh trưởng và phát triển|Sinh sản ở sinh vật|Cơ thể là một thể thống nhất',
      12: 'Di truyền phân tử|Di truyền nhiễm sắc thể|Di truyền quần thể và di truyền người|Ứng dụng di truyền học|Bằng chứng và cơ chế tiến hóa|Môi trường và các nhân tố sinh thái|Quần thể và quần xã sinh vật|Hệ sinh thái và sinh quyển',
    },
  },
  {
    code: 'khoa-hoc-tu-nhien',
    name: 'Khoa học tự nhiên',
    grades: {
      6: 'Mở đầu về khoa học tự nhiên|Các thể của chất, oxygen, không khí|Vật liệu, nhiên liệu, lương thực|Hỗn hợp và tách chất|Tế bào|Từ tế bào đến cơ thể|Đa dạng thế giới sống|Lực trong đời sống|Năng lượng|Trái Đất và bầu trời',
      7: 'Nguyên tử, nguyên tố hóa học|Phân tử, liên kết hóa học|Tốc độ|Âm thanh|Ánh sáng|Từ|Trao đổi chất và chuyển hóa năng lượng|Cảm ứng ở sinh vật|Sinh trưởng, phát triển và sinh sản',
      8: 'Phản ứng hóa học|Acid, base, pH, oxide, muối|Khối lượng riêng và áp suất|Tác dụng làm quay của lực|Điện|Nhiệt|Sinh học cơ thể người|Sinh vật và môi trường',
      9: 'Năng lượng cơ học|Ánh sáng|Điện|Điện từ|Kim loại và phi kim|Hydrocarbon và nguồn nhiên liệu|Ethylic alcohol và acetic acid|Lipid, carbohydrate, protein, polymer|Di truyền học|Tiến hóa',
    },
  },
  {
    code: 'lich-su',
    name: 'Lịch sử',
    grades: {
      10: 'Lịch sử và sử học|Vai trò của sử học|Một số nền văn minh thế giới|Các cuộc cách mạng công nghiệp|Văn minh Đông Nam Á|Văn minh Đại Việt|Cộng đồng các dân tộc Việt Nam',
      11: 'Cách mạng tư sản và chủ nghĩa tư bản|Chủ nghĩa xã hội từ 1917 đến nay|Quá trình giành độc lập ở Đông Nam Á|Chiến tranh bảo vệ và giải phóng dân tộc|Một số cuộc cải cách lớn|Chủ quyền trên Biển Đông',
      12: 'Thế giới trong và sau Chiến tranh lạnh|ASEAN|Cách mạng tháng Tám và các cuộc kháng chiến|Công cuộc Đổi mới|Lịch sử đối ngoại Việt Nam|Hồ Chí Minh trong lịch sử Việt Nam',
    },
  },
  {
    code: 'dia-li',
    name: 'Địa lí',
    grades: {
      10: 'Sử dụng bản đồ|Trái Đất|Thạch quyển|Khí quyển|Thủy quyển|Sinh quyển và vỏ địa lí|Địa lí dân cư|Các nguồn lực và cơ cấu kinh tế|Địa lí các ngành kinh tế|Phát triển bền vững',
      11: 'Một số vấn đề kinh tế – xã hội thế giới|Khu vực Mỹ Latinh|Liên minh châu Âu|Đông Nam Á|Tây Nam Á|Hoa Kỳ|Liên bang Nga|Nhật Bản|Trung Quốc|Ô-xtrây-li-a|Cộng hòa Nam Phi',
      12: 'Địa lí tự nhiên Việt Nam|Địa lí dân cư|Địa lí các ngành kinh tế|Địa lí các vùng kinh tế|Biển Đông và các đảo, quần đảo',
    },
  },
  {
    code: 'lich-su-va-dia-li',
    name: 'Lịch sử và Địa lí',
    grades: {
      4: 'Địa phương em|Trung du và miền núi Bắc Bộ|Đồng bằng Bắc Bộ|Duyên hải miền Trung|Tây Nguyên|Nam Bộ',
      5: 'Đất nước và con người Việt Nam|Những quốc gia đầu tiên|Xây dựng và bảo vệ đất nước|Các nước láng giềng|Tìm hiểu thế giới',
      6: 'Vì sao cần học lịch sử|Thời nguyên thủy|Xã hội cổ đại|Việt Nam từ thế kỉ VII TCN đến đầu thế kỉ X|Bản đồ|Trái Đất – hành tinh của Hệ Mặt Trời|Cấu tạo Trái Đất|Khí hậu, nước, đất và sinh vật|Con người và thiên nhiên',
      7: 'Tây Âu từ thế kỉ V đến XVI|Trung Quốc và Ấn Độ thời trung đại|Đông Nam Á|Việt Nam từ thế kỉ X đến XVI|Châu Âu|Châu Á|Châu Phi|Châu Mỹ|Châu Đại Dương và châu Nam Cực',
      8: 'Châu Âu và Bắc Mỹ từ nửa sau thế kỉ XVI|Việt Nam từ thế kỉ XVI đến XVIII|Cách mạng công nghiệp|Việt Nam từ thế kỉ XIX đến đầu thế kỉ XX|Vị trí và địa hình Việt Nam|Khí hậu và thủy văn|Thổ nhưỡng và sinh vật|Biển đảo Việt Nam',
      9: 'Thế giới từ 1918 đến 1945|Việt Nam từ 1918 đến 1945|Thế giới từ 1945 đến 1991|Việt Nam từ 1945 đến 1991|Thế giới và Việt Nam từ 1991|Địa lí dân cư Việt Nam|Địa lí các ngành kinh tế|Sự phân hóa lãnh thổ',
    },
  },
  {
    code: 'kinh-te-phap-luat',
    name: 'Giáo dục kinh tế và pháp luật',
    grades: {
      10: 'Nền kinh tế và các chủ thể|Thị trường và cơ chế thị trường|Ngân sách và thuế|Sản xuất kinh doanh và tín dụng|Tài chính cá nhân|Pháp luật nước CHXHCN Việt Nam|Hiến pháp|Hệ thống chính trị',
      11: 'Cạnh tranh, cung – cầu|Lạm phát, thất nghiệp|Thị trường lao động và việc làm|Ý tưởng và năng lực kinh doanh|Đạo đức kinh doanh và văn hóa tiêu dùng|Quyền bình đẳng của công dân|Quyền dân chủ của công dân|Quyền tự do cơ bản của công dân',
      12: 'Tăng trưởng và phát triển kinh tế|Hội nhập kinh tế quốc tế|Bảo hiểm và an sinh xã hội|Lập kế hoạch kinh doanh|Trách nhiệm xã hội của doanh nghiệp|Quản lí thu, chi trong gia đình|Quyền và nghĩa vụ công dân về kinh tế|Quyền và nghĩa vụ công dân về văn hóa, xã hội|Pháp luật quốc tế',
    },
  },
  {
    code: 'giao-duc-cong-dan',
    name: 'Giáo dục công dân',
    grades: {
      6: 'Tự hào về truyền thống gia đình|Yêu thương con người|Siêng năng, kiên trì|Tôn trọng sự thật|Tự lập|Tự nhận thức bản thân|Ứng phó với tình huống nguy hiểm|Tiết kiệm|Công dân nước CHXHCN Việt Nam|Quyền trẻ em',
      7: 'Tự hào về truyền thống quê hương|Quan tâm, cảm thông và chia sẻ|Học tập tự giác, tích cực|Giữ chữ tín|Bảo tồn di sản văn hóa|Ứng phó với căng thẳng|Phòng, chống bạo lực học đường|Quản lí tiền|Phòng, chống tệ nạn xã hội|Quyền và nghĩa vụ trong gia đình',
      8: 'Tự hào về truyền thống dân tộc|Tôn trọng sự đa dạng các dân tộc|Lao động cần cù, sáng tạo|Bảo vệ lẽ phải|Bảo vệ môi trường|Xác định mục tiêu cá nhân|Phòng, chống bạo lực gia đình|Lập kế hoạch chi tiêu|Phòng ngừa tai nạn vũ khí, cháy nổ|Quyền và nghĩa vụ lao động',
      9: 'Sống có lí tưởng|Khoan dung|Tích cực tham gia hoạt động cộng đồng|Khách quan và công bằng|Bảo vệ hòa bình|Quản lí thời gian hiệu quả|Thích ứng với thay đổi|Tiêu dùng thông minh|Vi phạm pháp luật và trách nhiệm pháp lí|Quyền tự do kinh doanh và nghĩa vụ nộp thuế',
    },
  },
  {
    code: 'tin-hoc',
    name: 'Tin học',
    grades: {
      3: 'Máy tính và em|Mạng máy tính và Internet|Tổ chức và tìm kiếm thông tin|Đạo đức và văn hóa số|Ứng dụng tin học|Giải quyết vấn đề',
      4: 'Máy tính và em|Mạng máy tính và Internet|Tổ chức và tìm kiếm thông tin|Đạo đức và văn hóa số|Ứng dụng tin học|Giải quyết vấn đề',
      5: 'Máy tính và em|Mạng máy tính và Internet|Tổ chức và tìm kiếm thông tin|Đạo đức và văn hóa số|Ứng dụng tin học|Giải quyết vấn đề',
      6: 'Máy tính và cộng đồng|Mạng máy tính và Internet|Tổ chức, lưu trữ và tìm kiếm thông tin|Đạo đức, pháp luật và văn hóa số|Ứng dụng tin học|Giải quyết vấn đề với máy tính',
      7: 'Máy tính và cộng đồng|Tổ chức, lưu trữ và tìm kiếm thông tin|Đạo đức, pháp luật và văn hóa số|Bảng tính điện tử|Phần mềm trình chiếu|Thuật toán tìm kiếm và sắp xếp',
      8: 'Máy tính và cộng đồng|Thông tin trong môi trường số|Đạo đức, pháp luật và văn hóa số|Bảng tính điện tử nâng cao|Soạn thảo và trình chiếu|Lập trình trực quan|Hướng nghiệp với tin học',
      9: 'Máy tính và cộng đồng|Đánh giá chất lượng thông tin|Đạo đức, pháp luật và văn hóa số|Phần mềm mô phỏng|Bảng tính điện tử|Giải quyết vấn đề bằng thuật toán|Hướng nghiệp với tin học',
      10: 'Máy tính và xã hội tri thức|Mạng máy tính và Internet|Đạo đức, pháp luật và văn hóa số|Phần mềm thiết kế đồ họa|Lập trình cơ bản với Python|Hướng nghiệp với tin học',
      11: 'Hệ điều hành và phần mềm|Lưu trữ và trao đổi thông tin|Đạo đức, pháp luật và văn hóa số|Cơ sở dữ liệu|Chỉnh sửa ảnh và làm video|Kĩ thuật lập trình|Hướng nghiệp với tin học',
      12: 'Trí tuệ nhân tạo|Mạng máy tính|Giao tiếp trong thế giới ảo|HTML và tạo trang web|Kết nối mạng và thiết bị số|Khoa học dữ liệu và học máy|Mô phỏng trong giải quyết vấn đề|Hướng nghiệp với tin học',
    },
  },
  {
    code: 'cong-nghe',
    name: 'Công nghệ',
    grades: {
      3: 'Công nghệ và đời sống|Thủ công kĩ thuật',
      4: 'Hoa và cây cảnh|Lắp ghép mô hình kĩ thuật',
      5: 'Công nghệ và sáng chế|Sử dụng tủ lạnh, điện thoại|Lắp ráp mô hình',
      6: 'Nhà ở|Bảo quản và chế biến thực phẩm|Trang phục và thời trang|Đồ dùng điện trong gia đình',
      7: 'Trồng trọt và lâm nghiệp|Chăn nuôi và thủy sản',
      8: 'Vẽ kĩ thuật|Cơ khí|Kĩ thuật điện|Thiết kế kĩ thuật',
      9: 'Định hướng nghề nghiệp|Lắp đặt mạng điện trong nhà|Nông nghiệp 4.0|Chế biến thực phẩm|Trồng cây ăn quả',
      10: 'Khái quát về công nghệ|Vẽ kĩ thuật|Thiết kế kĩ thuật|Giới thiệu chung về trồng trọt|Đất trồng và phân bón|Giống cây trồng|Phòng trừ sâu, bệnh hại|Kĩ thuật trồng trọt',
      11: 'Cơ khí chế tạo|Cơ khí động lực|Công nghệ giống vật nuôi|Công nghệ thức ăn chăn nuôi|Phòng, trị bệnh cho vật nuôi|Công nghệ chăn nuôi',
      12: 'Kĩ thuật điện|Hệ thống điện quốc gia|Hệ thống điện trong gia đình|Kĩ thuật điện tử|Điện tử tương tự và điện tử số|Lâm nghiệp|Thủy sản',
    },
  },
  {
    code: 'khoa-hoc',
    name: 'Khoa học',
    grades: {
      4: 'Chất|Năng lượng|Thực vật và động vật|Nấm|Con người và sức khỏe|Sinh vật và môi trường',
      5: 'Chất|Năng lượng|Thực vật và động vật|Vi khuẩn|Con người và sức khỏe|Sinh vật và môi trường',
    },
  },
  {
    code: 'tu-nhien-va-xa-hoi',
    name: 'Tự nhiên và Xã hội',
    grades: {
      1: 'Gia đình|Trường học|Cộng đồng địa phương|Thực vật và động vật|Con người và sức khỏe|Trái Đất và bầu trời',
      2: 'Gia đình|Trường học|Cộng đồng địa phương|Thực vật và động vật|Con người và sức khỏe|Trái Đất và bầu trời',
      3: 'Gia đình|Trường học|Cộng đồng địa phương|Thực vật và động vật|Con người và sức khỏe|Trái Đất và bầu trời',
    },
  },
  { code: 'dao-duc', name: 'Đạo đức', grades: {} },
  { code: 'giao-duc-quoc-phong', name: 'Giáo dục quốc phòng và an ninh', grades: {} },
  { code: 'giao-duc-dia-phuong', name: 'Giáo dục địa phương', grades: {} },
  { code: 'hoat-dong-trai-nghiem', name: 'Hoạt động trải nghiệm, hướng nghiệp', grades: {} },
  { code: 'giao-duc-the-chat', name: 'Giáo dục thể chất', grades: {} },
  { code: 'am-nhac', name: 'Âm nhạc', grades: {} },
  { code: 'mi-thuat', name: 'Mĩ thuật', grades: {} },
];
