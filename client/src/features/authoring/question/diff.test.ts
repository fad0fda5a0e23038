import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './diff.ts';

test('what changed is shown word by word', () =>
  expect(differences('Tìm giá trị lớn nhất của hàm số', 'Tìm giá trị nhỏ nhất của một hàm số')).toEqual([
    { kind: 'same', text: 'Tìm giá trị ' },
    { kind: 'gone', text: 'lớn ' },
    { kind: 'new', text: 'nhỏ ' },
    { kind: 'same', text: 'nhất của ' },
    { kind: 'new', text: 'một ' },
    { kind: 'same', text: 'hàm số' },
  ]));

const text = fc
  .array(fc.constantFrom('a', 'b', 'c ', ' ', '\n', 'số ', 'x^2 '), { maxLength: 30 })
  .map((all) => all.join(''));

test('the pieces are the two texts again, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = differences(before, after);
      const said = (kind: 'gone' | 'new') =>
        found.flatMap((piece) => (piece.kind === 'same' || piece.kind === kind ? [piece.text] : [])).join('');
      expect([said('gone'), said('new')]).toEqual([before, after]);
    }),
  );
});
