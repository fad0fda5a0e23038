import { messages } from '../../i18n/messages.ts';

const vi = {
  one: 'Bấm vào hình để chấm điểm. Bàn phím: bấm “Thêm điểm” rồi dùng phím mũi tên để dời (giữ Shift để dời từng chút).',
  most: (most: number) =>
    `Chấm tối đa ${most} điểm trên hình. Bàn phím: bấm “Thêm điểm” rồi dùng phím mũi tên để dời (giữ Shift để dời từng chút).`,
  add: 'Thêm điểm',
  remove: 'Bỏ điểm',
  point: (at: number, x: number, y: number) => `Điểm ${at}: ${x} phần trăm từ trái, ${y} phần trăm từ trên`,
  points: (count: number, most: number) => `Đã chấm ${count}/${most} điểm`,
  howMany: 'Số điểm thí sinh được chấm',
  share: (at: number) => `Giá trị của vùng ${at}`,
  shareHint: 'Từ −1 đến 1; vùng sai mang giá trị âm',
  given: 'Điểm của thí sinh',
};

const en: typeof vi = {
  one: 'Click the picture to set the point. Keyboard: press “Add a point”, then move it with the arrow keys (Shift for small steps).',
  most: (most) =>
    `Set at most ${most} points on the picture. Keyboard: press “Add a point”, then move it with the arrow keys (Shift for small steps).`,
  add: 'Add a point',
  remove: 'Remove the point',
  point: (at, x, y) => `Point ${at}: ${x} percent from the left, ${y} percent from the top`,
  points: (count, most) => `${count} of ${most} points set`,
  howMany: 'Points a candidate may set',
  share: (at) => `Worth of area ${at}`,
  shareHint: 'From −1 to 1; a wrong area is worth less than nothing',
  given: 'Candidate’s points',
};

export const t = messages({ vi, en });
