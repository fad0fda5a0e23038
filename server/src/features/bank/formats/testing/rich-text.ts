import fc from 'fast-check';
import type { Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';

/** Rich text as an author may write it: what every format of this folder's neighbours has to keep. */
const words = fc.stringMatching(
  /^[a-zA-ZàáảãạăâđêôơưÀĐ0-9<>&$\\[\](){}=#;%"',.!?/*_:-][a-zA-ZàáảãạăâđêôơưÀĐ0-9<>&$\\[\](){}=#;%"',.!?/*_: -]{0,14}$/u,
);
const trimmed = words
  .map((text) => text.replace(/ {2,}/g, ' ').trim())
  .filter((text) => text !== '' && text.normalize('NFC') === text);
const marks = fc.subarray<Mark>(['bold', 'italic', 'underline']);
const latex = fc.constantFrom('x^2', '\\frac{1}{2}', 'a_{1}<b', '-1{,}5', '\\{1;2\\}', '\\text{cm}');

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .tuple(trimmed, marks)
    .map(([text, own]): Inline => ({ type: 'text', text, ...(own.length > 0 ? { marks: own } : {}) })),
  latex.map((formula): Inline => ({ type: 'math', latex: formula })),
);
const paragraph: fc.Arbitrary<Paragraph> = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((content): Paragraph => ({ type: 'paragraph', content: apart(content) }));

/** One or two paragraphs. */
export const richText: fc.Arbitrary<RichText> = fc.array(paragraph, { minLength: 1, maxLength: 2 });
/** One paragraph: options and the like. */
export const shortRichText: fc.Arbitrary<RichText> = paragraph.map((only) => [only]);

/** Neighbours of one look would be one text. */
function apart(content: readonly Inline[]): Inline[] {
  return content.filter((each, at) => {
    const before = content[at - 1];
    return !(each.type === 'text' && before?.type === 'text');
  });
}

export const distinct = <Item>(item: fc.Arbitrary<Item>, minLength: number, maxLength: number) =>
  fc.uniqueArray(item, { minLength, maxLength, selector: (each) => JSON.stringify(each) });
