import type { Paragraph } from 'shared/questions/content.ts';
import {
  leadOf,
  likelyLabelOf,
  noteOf,
  questionLabelOf,
  solutionStartOf,
  topicOf,
  trailingLevelOf,
} from '../word/conventions.ts';
import { isLoneAnswer, keyLineOf } from '../word/key-lines.ts';
import { MATH } from '../word/ooxml/content.ts';
import { partHeadingOf } from '../word/part-headings.ts';

/** True for a paragraph whose words cannot be taken for a label, a tag or a key, nor its looks for a mark. */
export function isPlain(block: Paragraph): boolean {
  if (block.align && block.align !== 'left') return false;
  const texts = block.content.filter((piece) => piece.type === 'text');
  const words = block.content
    .map((piece) => (piece.type === 'text' ? piece.text : piece.type === 'break' ? '\n' : MATH))
    .join('');
  const isLooked = texts.some((piece) =>
    (piece.marks ?? []).some((mark) => ['bold', 'italic', 'underline'].includes(mark)),
  );
  return (
    !isLooked &&
    !isTelling(words) &&
    !block.content.some((piece) => piece.type === 'image') &&
    words.trim() === words &&
    words !== ''
  );
}

/** Signs of options, tags and groups wherever they stand, brackets and verdicts at an end. */
const SIGNS =
  /[\n\t*#<>{}]|(?:^|\s)[a-hA-H]\s?[.)/]|^\s*[[({.:)]|[\])]\s*$|\s{2}|(?:^|[^\p{L}])(?:Đúng|Sai|Đ|S)\s*[.;]?\s*$/iu;

/** True where the importer would find more in these words than words: its own recognisers say so. */
function isTelling(words: string): boolean {
  const found = [questionLabelOf, likelyLabelOf, solutionStartOf, keyLineOf, topicOf, noteOf, partHeadingOf];
  return (
    SIGNS.test(words) ||
    leadOf(words).end > 0 ||
    isLoneAnswer(words) ||
    trailingLevelOf(words) !== null ||
    found.some((recognise) => recognise(words) !== null)
  );
}
