import { messages } from '../../i18n/messages.ts';

const vi = {
  ask(least: number | undefined, most: number | undefined) {
    if (least !== undefined && least === most) return `Chọn đúng ${most} phương án.`;
    if (least !== undefined && most !== undefined) return `Chọn từ ${least} đến ${most} phương án.`;
    if (most !== undefined) return `Chọn tối đa ${most} phương án.`;
    if (least !== undefined) return `Chọn ít nhất ${least} phương án.`;
    return 'Chọn tất cả các phương án đúng.';
  },
  full: (most: number) => `Đã chọn đủ ${most}. Bỏ bớt một phương án để chọn phương án khác.`,
  keys: 'Các phương án đúng',
  least: 'Phải chọn ít nhất',
  most: 'Được chọn nhiều nhất',
  anyNumber: 'Không giới hạn',
  weights: 'Điểm riêng của từng phương án',
  wholeIs: (points: string) => `Chọn đúng nhất được ${points}, tính là trọn điểm câu. Số âm thì trừ điểm.`,
  pickKeys: 'Bấm vào các phương án đúng để đặt đáp án',
};

const en: typeof vi = {
  ask(least, most) {
    if (least !== undefined && least === most) return `Choose exactly ${most} options.`;
    if (least !== undefined && most !== undefined) return `Choose ${least} to ${most} options.`;
    if (most !== undefined) return `Choose at most ${most} options.`;
    if (least !== undefined) return `Choose at least ${least} options.`;
    return 'Choose all right options.';
  },
  full: (most) => `${most} are chosen. Take one back to choose another.`,
  keys: 'Right options',
  least: 'At least',
  most: 'At most',
  anyNumber: 'Any number',
  weights: 'What each option is worth',
  wholeIs: (points) => `The best choice is worth ${points}, the whole of the question. A number below 0 takes away.`,
  pickKeys: 'Click the right options to set the key',
};

export const t = messages({ vi, en });
