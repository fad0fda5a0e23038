import { messages } from '../../../i18n/messages.ts';

const vi = {
  screenTitle: 'Kì thi đề nghị em chia sẻ toàn màn hình',
  screenLead: 'Hình màn hình không được ghi hay gửi đi; giám thị chỉ biết em có chia sẻ hay không.',
  screenShare: 'Chia sẻ màn hình',
  screenDecline: 'Không chia sẻ',
  screenNotWhole: 'Em vừa chọn một cửa sổ. Em bấm lại và chọn “Toàn màn hình”.',
  screenEnded: 'Việc chia sẻ màn hình đã dừng. Em bấm để chia sẻ lại.',
};

const en: typeof vi = {
  screenTitle: 'This exam asks you to share your whole screen',
  screenLead: 'The picture is neither recorded nor sent; the invigilator only knows whether you share.',
  screenShare: 'Share the screen',
  screenDecline: 'Do not share',
  screenNotWhole: 'You chose one window. Press again and choose “Entire screen”.',
  screenEnded: 'Sharing stopped. Press to share again.',
};

export const t = messages({ vi, en });
