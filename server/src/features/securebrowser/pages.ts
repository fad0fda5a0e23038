import type { FileReply } from 'shared/contracts/endpoint.ts';

/**
 * The few pages that Safe Exam Browser opens before and after the player. They stand on their own, without style sheet and
 * (but for the challenge) without script, because they must work when nothing else does.
 */
const page = (body: string, onward: { seconds: number; to: string } | null = null): FileReply => ({
  name: 'khao-thi.html',
  type: 'text/html; charset=utf-8',
  inline: true,
  bytes: Buffer.from(`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${onward ? `<meta http-equiv="refresh" content="${onward.seconds}; url=${onward.to}">` : ''}
<title>Khảo Thí</title>
<style>
body { margin: 0; background: #faf8f4; color: #23201b; font: 18px/1.6 'Be Vietnam Pro', system-ui, sans-serif; }
main { max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
a { color: #2b3f86; }
</style>
</head>
<body><main>${body}</main></body>
</html>
`),
});

/** Goes on to the paper. The address is ours and needs no escaping. */
export const goingOn = () =>
  page('<h1>Đang mở bài thi…</h1><p>Nếu trang không tự chuyển, em bấm <a href="/thi">vào phòng thi</a>.</p>', {
    seconds: 0,
    to: '/thi',
  });

/** A header can be missing on the very first page; a second look decides. */
export const lookingAgain = () =>
  page('<h1>Đang kiểm tra Safe Exam Browser…</h1><p>Chờ một giây nhé.</p>', { seconds: 1, to: '?again=1' });

/** A client that sends no headers is asked another way. The address is ours and needs no escaping. */
export const onToChallenge = (to: string) =>
  page('<h1>Đang kiểm tra Safe Exam Browser…</h1><p>Chờ một giây nhé.</p>', { seconds: 0, to });

/** The client is asked through its JavaScript API; its script is ours and stands beside. */
export const challenging = () =>
  page(`<h1>Đang kiểm tra Safe Exam Browser…</h1>
<p id="say" role="status">Chờ vài giây nhé.</p>
<noscript><p>Trình duyệt này không chạy được bước kiểm tra. Em giơ tay gọi giám thị.</p></noscript>
<script src="/seb/challenge.js" defer></script>`);

/** Why a link or a client was not recognised. */
export type Refused =
  | 'fetched'
  | 'linkLate'
  | 'noKey'
  | 'forged'
  | 'used'
  | 'late'
  | 'otherAddress'
  | 'wrongConfigKey'
  | 'wrongBrowserExamKey'
  | 'oldVersion';

const REFUSED: Record<Refused, string> = {
  fetched: 'Tệp cấu hình ở đường dẫn này đã tải rồi; mỗi đường dẫn chỉ tải được một lần.',
  linkLate: 'Đường dẫn tải tệp cấu hình này đã quá 10 phút.',
  noKey: 'Trang này chỉ mở được trong Safe Exam Browser, với đúng tệp cấu hình của em.',
  forged: 'Đường dẫn này không phải do máy chủ cấp.',
  used: 'Đường dẫn kiểm tra này đã dùng rồi; mỗi đường dẫn chỉ dùng được một lần.',
  late: 'Đường dẫn kiểm tra này đã quá 60 giây.',
  otherAddress: 'Khóa gửi lên được tính cho một địa chỉ khác.',
  wrongConfigKey: 'Safe Exam Browser đang mở không dùng tệp cấu hình của em.',
  wrongBrowserExamKey: 'Bản Safe Exam Browser trên máy này không có trong danh sách được dùng của kì thi.',
  oldVersion: 'Bản Safe Exam Browser trên máy này cũ hơn bản mà kì thi cho phép.',
};

/** What lies with the link and not with the program. */
const LINKS: readonly Refused[] = ['fetched', 'linkLate', 'forged', 'used', 'late'];

export const notRecognised = (because: Refused) =>
  page(`<h1>${LINKS.includes(because) ? 'Đường dẫn này không dùng được' : 'Chưa nhận ra Safe Exam Browser'}</h1>
<p>${REFUSED[because]}</p>
<ol>
<li>Thoát Safe Exam Browser (nếu đang mở).</li>
<li>Mở trình duyệt thường, vào lại <a href="/thi">trang phòng thi</a> và nhập mã trên phiếu.</li>
<li>Bấm “Mở bài thi trong Safe Exam Browser”.</li>
</ol>
<p>Vẫn chưa được thì em giơ tay gọi giám thị: giám thị có thể cho em làm trong trình duyệt thường. Bài đã làm không mất.</p>`);

export const leaving = () =>
  page('<h1>Em đã hoàn thành bài thi</h1><p>Safe Exam Browser sẽ tự đóng. Nếu không, em gọi giám thị giúp.</p>');
