import { messages } from '../../i18n/messages.ts';

const vi = {
  ask: 'Sắp xếp lại cho đúng thứ tự: bấm mũi tên, hoặc kéo bằng chuột.',
  up: (name: string) => `Đưa lên trước: ${name}`,
  down: (name: string) => `Đưa ra sau: ${name}`,
  movedTo: (name: string, place: number, of: number) => `“${name}” ở vị trí ${place} trên ${of}.`,
  untouched: 'Em chưa sắp xếp câu này.',
  keep: 'Giữ nguyên thứ tự đang hiện',
  items: 'Các mục theo đúng thứ tự',
  itemsHint: 'Viết các mục theo thứ tự đúng; thí sinh sẽ thấy thứ tự khác.',
  item: (place: number) => `Mục thứ ${place}`,
  add: 'Thêm mục',
  layout: 'Cách bày',
  vertical: 'Theo hàng dọc',
  horizontal: 'Theo hàng ngang',
  scoring: 'Cách cho điểm',
  allOrNothing: 'Đúng tất cả mới được điểm',
  perPlace: 'Mỗi mục đúng vị trí được một phần điểm',
  adjacent: 'Mỗi cặp liền nhau đúng được một phần điểm',
  own: 'Thứ tự của thí sinh',
};

const en: typeof vi = {
  ask: 'Put these in their right order: press the arrows, or drag with a mouse.',
  up: (name) => `Move forward: ${name}`,
  down: (name) => `Move back: ${name}`,
  movedTo: (name, place, of) => `“${name}” is at place ${place} of ${of}.`,
  untouched: 'You have not ordered these yet.',
  keep: 'Keep the order as it stands',
  items: 'Entries in the right order',
  itemsHint: 'Write them in the right order; candidates see another.',
  item: (place) => `Entry ${place}`,
  add: 'Add an entry',
  layout: 'Layout',
  vertical: 'One below another',
  horizontal: 'Side by side',
  scoring: 'Scoring',
  allOrNothing: 'All right or nothing',
  perPlace: 'Each entry at its place earns its share',
  adjacent: 'Each right pair of neighbours earns its share',
  own: 'The candidate’s order',
};

export const t = messages({ vi, en });
