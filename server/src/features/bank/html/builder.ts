import type { Block, Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';

const MOST_BLOCKS = 500;
const MOST_INLINES = 2_000;
const LONGEST_TEXT = 20_000;

type Align = Paragraph['align'];

/** Collects inlines into paragraphs and paragraphs into blocks, within the limits of `RichText`. */
export class RichTextBuilder {
  readonly lost: string[];
  #blocks: Block[] = [];
  #line: Inline[] = [];
  #align: Align;

  constructor(lost: string[]) {
    this.lost = lost;
  }

  /** Text as it shall stand: runs of blanks are already one. */
  text(text: string, marks: readonly Mark[]): void {
    const last = this.#line.at(-1);
    const opens = last === undefined || last.type === 'break';
    const isAfterBlank = last?.type === 'text' && last.text.endsWith(' ');
    const words = (opens || isAfterBlank) && text.startsWith(' ') ? text.slice(1) : text;
    if (words === '') return;
    const isSame = last?.type === 'text' && String(last.marks ?? '') === String(marks);
    if (isSame && last.text.length + words.length <= LONGEST_TEXT) {
      this.#line[this.#line.length - 1] = { ...last, text: last.text + words };
      return;
    }
    for (let from = 0; from < words.length; from += LONGEST_TEXT) {
      const part = words.slice(from, from + LONGEST_TEXT).toWellFormed();
      this.#line.push({ type: 'text', text: part, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
    }
  }

  inline(inline: Inline): void {
    this.#line.push(inline);
  }

  break(): void {
    this.#line.push({ type: 'break' });
  }

  /** The paragraphs that follow stand so. */
  align(align: Align): void {
    this.#align = align;
  }

  isMidLine(): boolean {
    return this.#line.length > 0;
  }

  /** Ends the paragraph that is open, if it says anything. */
  paragraph(): void {
    const line = trimmed(this.#line);
    this.#line = [];
    for (let from = 0; from < line.length; from += MOST_INLINES) {
      const content = line.slice(from, from + MOST_INLINES);
      this.#blocks.push({ type: 'paragraph', content, ...(this.#align ? { align: this.#align } : {}) });
    }
  }

  block(block: Block): void {
    this.paragraph();
    this.#blocks.push(block);
  }

  done(): RichText {
    this.paragraph();
    if (this.#blocks.length > MOST_BLOCKS) this.lost.push('text beyond 500 paragraphs');
    return this.#blocks.slice(0, MOST_BLOCKS).map(inItsPlace);
  }
}

/** A display formula among words is set in its line; alone it has a line of its own. */
function inItsPlace(block: Block): Block {
  if (block.type !== 'paragraph' || block.content.length < 2) return block;
  const content = block.content.map((inline): Inline => {
    if (inline.type !== 'math' || !inline.display) return inline;
    return { type: 'math', latex: inline.latex };
  });
  return { ...block, content };
}

function trimmed(line: readonly Inline[]): Inline[] {
  const first = line.findIndex(({ type }) => type !== 'break');
  const kept = first < 0 ? [] : line.slice(first);
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    if (last.type === 'text' && last.text.trimEnd() !== last.text) {
      kept.pop();
      const text = last.text.trimEnd();
      if (text !== '') kept.push({ ...last, text });
    } else if (last.type === 'break') kept.pop();
    else break;
  }
  return kept.map((inline, at) =>
    inline.type === 'text' && kept[at + 1]?.type === 'break' ? { ...inline, text: inline.text.trimEnd() } : inline,
  );
}
