import { messages } from '../../../i18n/messages.ts';

const vi = {
  withCamera: 'Em và gia đình đã đồng ý. Camera chỉ bật lúc kiểm tra máy và trong giờ làm bài.',
  withoutCamera: 'Em không dùng camera. Em vẫn thi như các bạn.',
  familySilent:
    'Em đã đồng ý. Nhà trường chưa nhận được phiếu đồng ý của gia đình nên em thi không dùng camera. Em không thiệt gì.',
  familyRefused: 'Gia đình chọn không dùng camera. Em vẫn thi như các bạn.',
  alternatives: {
    supervised: 'Giám thị sẽ để ý chỗ em nhiều hơn.',
    anotherSitting: 'Em đã xin thi ca khác. Em giơ tay để giám thị xếp.',
  },
  cameraOnly: 'Em đồng ý camera, không dùng micro',
  cameraAndMicrophone: 'Em đồng ý cả camera và micro',
  withMicrophone: 'Micro chỉ đo có tiếng người hay không.',
  withoutMicrophone: 'Micro không dùng: cần cả em và gia đình đồng ý.',
  changeToMicrophone: 'Em đổi ý: đồng ý dùng micro',
  changeToSilence: 'Em đổi ý: không dùng micro',
  instead: 'Thay cho camera, em chọn:',
  supervised: 'Thi tại đây, giám thị quan sát trực tiếp',
  anotherSitting: 'Xin thi vào ca khác',
  back: 'Quay lại',
  changeToWithout: 'Em đổi ý: không dùng camera',
  changeToWith: 'Em đổi ý: đồng ý dùng camera',
};

const en: typeof vi = {
  withCamera: 'You and your family agreed. The camera is on only for the check and while you work on the paper.',
  withoutCamera: 'You do not use the camera. You sit the same exam as the others.',
  familySilent:
    'You agreed. The school has no form of your family yet, so you sit without the camera. It costs you nothing.',
  familyRefused: 'Your family chose no camera. You sit the same exam as the others.',
  alternatives: {
    supervised: 'The invigilator keeps a closer eye on your seat.',
    anotherSitting: 'You asked for another sitting. Raise your hand: the invigilator will arrange it.',
  },
  cameraOnly: 'I agree to the camera, not to the microphone',
  cameraAndMicrophone: 'I agree to camera and microphone',
  withMicrophone: 'The microphone only measures whether there is a voice.',
  withoutMicrophone: 'The microphone is not used: you and your family must both agree.',
  changeToMicrophone: 'Change: agree to the microphone',
  changeToSilence: 'Change: do not use the microphone',
  instead: 'Instead of the camera you choose:',
  supervised: 'Sit it here, an invigilator watches',
  anotherSitting: 'Ask for another sitting',
  back: 'Back',
  changeToWithout: 'Change: do not use the camera',
  changeToWith: 'Change: agree to the camera',
};

export const t = messages({ vi, en });
