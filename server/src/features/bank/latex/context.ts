import { type Block, inlinesOf, type RichText, wordsOf } from 'shared/questions/content.ts';
import type { Stimulus } from 'shared/questions/stimulus.ts';
import { isInstruction, sharedRangeOf, withoutNumbers } from '../word/instructions.ts';
import { isPassage } from '../word/passage.ts';

/** What is said before questions that they need: an instruction that each repeats, or a text that they share. */
export interface TexContext {
  readonly instruction: RichText;
  readonly stimulus: Stimulus | null;
  /** How many questions it is for; null until the next heading or the next such words. */
  readonly questions: number | null;
}

/** Context begins with words to the candidate ("Đọc đoạn trích sau …"); what stands before them belongs to no question. */
export function contextIn(said: RichText): { context: TexContext | null; content: RichText } {
  const from = said.findIndex((block) => isInstruction(wordsOf([block])));
  if (from < 0) return { context: null, content: said };
  const lines = said.slice(from).map((block) => ({ block, text: wordsOf([block]), isShown: isShown(block) }));
  const range = lines.map(({ text }) => sharedRangeOf(text)).find((found) => found !== null) ?? null;
  const blocks = lines.map(({ block, text }) => (sharedRangeOf(text) ? unnumbered(block) : block));
  const isText = isPassage(lines, range);
  return {
    context: {
      instruction: isText ? [] : blocks,
      stimulus: isText ? { content: blocks } : null,
      questions: range === null ? null : range.to - range.from + 1,
    },
    content: said.slice(0, from),
  };
}

function isShown(block: Block): boolean {
  return block.type !== 'paragraph' || inlinesOf([block]).some(({ type }) => type === 'image');
}

/** Papers number their questions anew. */
function unnumbered(block: Block): Block {
  if (block.type !== 'paragraph') return block;
  const content = block.content.flatMap((inline) => {
    const found = inline.type === 'text' ? withoutNumbers(inline.text) : null;
    if (inline.type !== 'text' || !found) return [inline];
    const text = inline.text.slice(0, found.start) + found.words + inline.text.slice(found.end);
    return text === '' ? [] : [{ ...inline, text }];
  });
  return { ...block, content };
}
