import type { Choice } from './body.ts';
import { type Piece, paragraphsOf } from './ooxml/content.ts';
import type { Format } from './ooxml/formatting.ts';

/** The ways teachers mark the right letter, surest first. */
export const MARKS = ['star', 'underline', 'highlight', 'red', 'colour', 'bold'] as const;
export type MarkName = (typeof MARKS)[number];

/** Letters that carry a mark, on the letter itself or, failing that, on all of the content. */
export type Marked = Readonly<Record<MarkName, ReadonlySet<string>>>;

export function marksOf(choices: readonly Choice[]): Marked {
  const found = Object.fromEntries(
    MARKS.map((mark) => {
      const onLetter = lettersWith(choices, (choice) => hasMark(mark, choice.label.format, choice.label.star));
      const onContent = lettersWith(choices, (choice) => isAllMarked(mark, choice));
      // Underlined words are often the very thing asked about ("m<u>e</u>t"): as a key they must be one whole option.
      const isTelling = mark === 'underline' ? onContent.size === 1 : isPart(onContent.size, choices.length);
      return [mark, !isPart(onLetter.size, choices.length) && isTelling ? onContent : onLetter];
    }),
  );
  return found as Record<MarkName, Set<string>>;
}

/** Some, but not all: a look that all have is decoration. */
function isPart(marked: number, all: number): boolean {
  return marked > 0 && marked < all;
}

function lettersWith(choices: readonly Choice[], isMarked: (choice: Choice) => boolean): Set<string> {
  return new Set(choices.filter(isMarked).map((choice) => choice.label.letter));
}

function hasMark(mark: MarkName, format: Format, star: boolean): boolean {
  if (mark === 'star') return star;
  if (mark === 'red') return isRed(format.colour);
  if (mark === 'colour') return isColoured(format.colour) && !isRed(format.colour);
  if (mark === 'highlight') return format.highlight !== undefined;
  return format[mark] === true;
}

function isAllMarked(mark: MarkName, choice: Choice): boolean {
  if (mark === 'star') return false;
  const texts = choice.blocks
    .flatMap(paragraphsOf)
    .flatMap((paragraph) => paragraph.pieces)
    .filter((piece): piece is Piece & { type: 'text' } => piece.type === 'text' && piece.text.trim() !== '');
  return texts.length > 0 && texts.every((piece) => hasMark(mark, piece.format, false));
}

function isRed(colour: string | undefined): boolean {
  const [red, green, blue] = channels(colour);
  return red >= 0xa0 && green <= 0x60 && blue <= 0x60;
}

/** Not black, white or grey. */
function isColoured(colour: string | undefined): boolean {
  const [red, green, blue] = channels(colour);
  return Math.max(red, green, blue) - Math.min(red, green, blue) >= 0x40;
}

function channels(colour: string | undefined): [number, number, number] {
  const value = Number.parseInt(colour ?? '000000', 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}
