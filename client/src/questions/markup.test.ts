import fc from 'fast-check';
import type { Inline, Mark, RichText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { typed, understood } from './markup.ts';

const image = { type: 'image', media: 'a'.repeat(64), alt: 'đồ thị' } as const;
const table = { type: 'table', rows: [[{ content: [] }]] } as const;

test('a stem is shown as lines that a teacher can type', () => {
  const content: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Giá 5$ của H' },
        { type: 'text', text: '2', marks: ['subscript'] },
        { type: 'math', latex: '\\frac{1}{2}' },
        { type: 'break' },
        image,
      ],
    },
    table as unknown as RichText[number],
  ];
  expect(typed(content).text).toBe('Giá 5\\$ của H<sub>2</sub>$\\frac{1}{2}$↵[[1]]\n[[2]]');
  expect(understood(typed(content))).toEqual(content);
});

test('what is half typed is plain words, never an error', () => {
  expect(understood({ text: 'a $x <b>đậm [[9]] \\', kept: [] })).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'a $x <b>đậm [[9]] \\' }] },
  ]);
});

const words = fc.stringMatching(/^[a-zđế0-9 $<>\\[\]↵{}]{1,12}$/);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    text: words,
    marks: fc.uniqueArray(fc.constantFrom<Mark>('bold', 'italic', 'underline', 'subscript'), { minLength: 1 }),
  }),
  fc.record({ type: fc.constant('math' as const), latex: fc.stringMatching(/^[a-z0-9+={}]{1,9}$/) }),
  fc.constant<Inline>(image),
  fc.constant<Inline>({ type: 'break' }),
);

test('typing nothing changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.array(inline, { minLength: 1, maxLength: 5 }), { maxLength: 4 }), (paragraphs) => {
      const content: RichText = paragraphs.map((parts) => ({
        type: 'paragraph',
        // Neighbours of one look are one text.
        content: parts.flatMap((part, at) =>
          at > 0 && part.type === 'text' && parts[at - 1]?.type === 'text'
            ? [{ type: 'break' as const }, part]
            : [part],
        ),
      }));
      expect(understood(typed(content))).toEqual(content);
    }),
  );
});
