import { messages } from '../../i18n/messages.ts';

const vi = {
  ask(perSource: number, perTarget: number | undefined) {
    const each = perSource === 1 ? 'một chữ cái' : `tối đa ${perSource} chữ cái`;
    const use =
      perTarget === undefined
        ? 'Một chữ cái có thể dùng nhiều lần.'
        : perTarget === 1
          ? 'Mỗi chữ cái dùng một lần.'
          : `Mỗi chữ cái dùng tối đa ${perTarget} lần.`;
    return `Với mỗi mục đánh số, bấm chọn ${each}. ${use}`;
  },
  sources: 'Các mục đánh số',
  targets: 'Các mục đánh chữ cái',
  joinedTo: (numbers: string) => `đã nối với ${numbers}`,
  source: (place: number) => `Mục ${place}`,
  target: (letter: string) => `Mục ${letter}`,
  addSource: 'Thêm mục bên trái',
  addTarget: 'Thêm mục bên phải',
  left: 'Cột trái và mục đúng của nó',
  right: 'Cột phải (có thể nhiều hơn cột trái)',
  keyOf: (place: number) => `Đáp án của mục ${place}`,
  perSource: 'Mỗi mục trái nối với nhiều nhất',
  perTarget: 'Mỗi mục phải dùng nhiều nhất',
  anyNumber: 'Không giới hạn',
};

const en: typeof vi = {
  ask(perSource, perTarget) {
    const each = perSource === 1 ? 'one letter' : `at most ${perSource} letters`;
    const use =
      perTarget === undefined
        ? 'A letter may be used again.'
        : perTarget === 1
          ? 'Each letter is used once.'
          : `Each letter is used at most ${perTarget} times.`;
    return `For each numbered entry choose ${each}. ${use}`;
  },
  sources: 'Numbered entries',
  targets: 'Lettered entries',
  joinedTo: (numbers) => `joined to ${numbers}`,
  source: (place) => `Entry ${place}`,
  target: (letter) => `Entry ${letter}`,
  addSource: 'Add to the left column',
  addTarget: 'Add to the right column',
  left: 'Left column, each entry with what is right for it',
  right: 'Right column (may be longer than the left)',
  keyOf: (place) => `Key of entry ${place}`,
  perSource: 'Most joins of a left entry',
  perTarget: 'Most uses of a right entry',
  anyNumber: 'Any number',
};

export const t = messages({ vi, en });
