import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { type Inline, type Mark, plainText, type RichText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { fromDocument, toDocument } from './document.ts';
import { EXTENSIONS } from './extensions.ts';

const schema = getSchema([...EXTENSIONS]);
/** Through the editor's own document, as a page does it. */
const through = (content: RichText): RichText => {
  const node = schema.nodeFromJSON(toDocument(content));
  node.check();
  return fromDocument(node.toJSON());
};

const marks: Mark[] = ['bold', 'italic', 'underline', 'subscript', 'superscript'];
const media = 'a'.repeat(64);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.stringMatching(/^[a-zđế $<&\\]{1,12}$/) }),
  fc.record({
    type: fc.constant('text' as const),
    text: fc.stringMatching(/^[a-z]{1,9}$/),
    marks: fc.subarray(marks.slice(0, 4), { minLength: 1 }),
  }),
  fc.record({ type: fc.constant('math' as const), latex: fc.stringMatching(/^[a-z0-9+={}\\]{1,9}$/) }),
  fc.constant<Inline>({ type: 'math', latex: 'x', display: true }),
  fc.constant<Inline>({ type: 'image', media, alt: 'đồ thị', width: 30, height: 20 }),
  fc.constant<Inline>({ type: 'break' }),
  fc.constant<Inline>({ type: 'gap', id: 'g1' }),
  fc.constant<Inline>({ type: 'hot', id: 'h1', text: 'từ' }),
);
// Neighbours of one look are one text.
const parted = (parts: Inline[]): Inline[] =>
  parts.flatMap((part, at) =>
    at > 0 && part.type === 'text' && parts[at - 1]?.type === 'text' ? [{ type: 'break' as const }, part] : [part],
  );
const paragraph = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => ({
  type: 'paragraph' as const,
  content: parted(parts),
}));
const block = fc.oneof(
  paragraph,
  fc.constant({ type: 'code' as const, text: 'for i in range(3):\n    print(i)', language: 'python' }),
  fc.constant({ type: 'audio' as const, media, plays: 2 }),
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((cell) => ({
    type: 'table' as const,
    rows: [
      [{ content: cell, header: true, columns: 2 }, { content: [] }],
      [{ content: cell }, { content: [], rows: 2 }, { content: cell }],
    ],
  })),
);

test('opening a text in the editor and writing nothing changes nothing', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (content) => {
      expect(through(content)).toEqual(content);
    }),
  );
});

test('an aligned paragraph stays so, and nothing is nothing', () => {
  const centred: RichText = [{ type: 'paragraph', align: 'center', content: [{ type: 'text', text: 'giữa' }] }];
  expect(through(centred)).toEqual(centred);
  expect(through([])).toEqual([]);
  expect(through(plainText(''))).toEqual([]);
});
