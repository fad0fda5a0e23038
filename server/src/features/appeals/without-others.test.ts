import { expect, test } from 'vitest';
import { withoutOthers } from './without-others.ts';

const OTHERS = ['Giàng A Páo', 'Giàng A Páo Lớn', '000017'];

test.each([
  ['a full name', 'Em nhìn bài bạn Giàng A Páo hai lần.', 'Em nhìn bài bạn một người khác hai lần.'],
  ['the longer of two names', 'Bạn Giàng A Páo Lớn đưa giấy.', 'Bạn một người khác đưa giấy.'],
  ['capitals and wide spaces', 'BẠN GIÀNG  A PÁO ngồi bên.', 'BẠN một người khác ngồi bên.'],
  ['letters typed with combining marks', 'Bạn Giàng A Páo.'.normalize('NFD'), 'Bạn một người khác.'],
  ['a candidate number', 'SBD 000017 quay xuống.', 'SBD một người khác quay xuống.'],
])('%s of somebody else goes', (_, text, told) => {
  expect(withoutOthers(text, OTHERS)).toBe(told);
});

test('a part of a longer word or number stays', () => {
  expect(withoutOthers('Phòng 0000171, Giàng A Páoo.', OTHERS)).toBe('Phòng 0000171, Giàng A Páoo.');
});

test('a text about nobody else stays as it is', () => {
  expect(withoutOthers('Em rời trang 40 giây.', [])).toBe('Em rời trang 40 giây.');
});
