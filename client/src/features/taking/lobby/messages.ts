import { messages } from '../../../i18n/messages.ts';

const vi = {
  withCamera: 'Em đã đồng ý. Camera chỉ bật trong giờ làm bài.',
  withoutCamera: 'Em không dùng camera. Em vẫn thi như các bạn.',
  changeToWithout: 'Em đổi ý: không dùng camera',
  changeToWith: 'Em đổi ý: đồng ý dùng camera',
};

const en: typeof vi = {
  withCamera: 'You agreed. The camera is on only while you work on the paper.',
  withoutCamera: 'You do not use the camera. You sit the same exam as the others.',
  changeToWithout: 'Change: do not use the camera',
  changeToWith: 'Change: agree to the camera',
};

export const t = messages({ vi, en });
