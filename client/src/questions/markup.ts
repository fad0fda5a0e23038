import type { Block, Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';

/**
 * Rich text as lines that a teacher can type: `$x^2$` is a formula, `<b>`, `<i>`, `<u>`, `<sub>`, `<sup>` are marks, ↵ breaks
 * a line inside a paragraph, `[[1]]` stands for the first picture, table, gap …, which typing cannot change. A backslash takes
 * the meaning from the sign after it.
 */
export interface Typed {
  readonly text: string;
  /** Pictures, tables and the like, in the order of their numbers. */
  readonly kept: readonly Kept[];
}
type KeptInline = Inline & { type: 'image' | 'gap' | 'hot' };
type KeptBlock = Exclude<Block, Paragraph>;
type Kept = KeptInline | KeptBlock;

const isInline = (thing: Kept): thing is KeptInline => ['image', 'gap', 'hot'].includes(thing.type);

const TAGS: Readonly<Record<Mark, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
};
const MARKS = Object.fromEntries(Object.entries(TAGS).map(([mark, tag]) => [tag, mark as Mark]));
const BREAK = '↵';

export function typed(content: RichText): Typed {
  const kept: Kept[] = [];
  const keep = (thing: Kept) => `[[${kept.push(thing)}]]`;
  const lines = content.map((block) =>
    block.type === 'paragraph' ? block.content.map((inline) => typedInline(inline, keep)).join('') : keep(block),
  );
  return { text: lines.join('\n'), kept };
}

function typedInline(inline: Inline, keep: (thing: Kept) => string): string {
  switch (inline.type) {
    case 'text': {
      const text = inline.text.replace(/[\\$<↵\n]|\[(?=\[)/g, (sign) => (sign === '\n' ? ' ' : `\\${sign}`));
      return (inline.marks ?? []).reduce((inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`, text);
    }
    case 'math': {
      const mark = inline.display ? '$$' : '$';
      return mark + inline.latex.replace(/\n/g, ' ') + mark;
    }
    case 'image':
    case 'gap':
    case 'hot':
      return keep(inline);
    case 'break':
      return BREAK;
  }
}

/** What the lines say. Never fails: an unclosed formula or tag is plain words. */
export function understood({ text, kept }: Typed, before: RichText = []): RichText {
  const lines = text.split('\n');
  return lines.flatMap((line, at): Block[] => {
    const [, number] = /^\s*\[\[(\d+)\]\]\s*$/.exec(line) ?? [];
    const thing = number === undefined ? undefined : kept[Number(number) - 1];
    if (thing && !isInline(thing)) return [thing];
    const content = understoodLine(line, kept);
    if (content.length === 0) return [];
    const was = before.length === lines.length ? before[at] : undefined;
    const align = was?.type === 'paragraph' && was.align ? { align: was.align } : {};
    return [{ type: 'paragraph', content, ...align } satisfies Paragraph];
  });
}

const TOKEN =
  /\\([\s\S])|\$\$((?:\\[\s\S]|[^$\\])+)\$\$|\$((?:\\[\s\S]|[^$\\])+)\$|<(\/?)(b|i|u|sub|sup)>|\[\[(\d+)\]\]|↵/g;

function understoodLine(line: string, kept: readonly Kept[]): Inline[] {
  const out: Inline[] = [];
  const marks: Mark[] = [];
  const say = (text: string) => {
    if (text === '') return;
    const last = out.at(-1);
    // Reversed: the innermost tag is the first mark, as it is written.
    const held = [...marks].reverse();
    if (last?.type === 'text' && String(last.marks ?? []) === String(held))
      out[out.length - 1] = { ...last, text: last.text + text };
    else out.push({ type: 'text', text, ...(held.length > 0 ? { marks: held } : {}) });
  };
  let from = 0;
  for (const token of line.matchAll(TOKEN)) {
    say(line.slice(from, token.index));
    from = token.index + token[0].length;
    const [whole, escaped, display, math, slash, tag, number] = token;
    const mark = tag === undefined ? undefined : MARKS[tag];
    const thing = number === undefined ? undefined : kept[Number(number) - 1];
    if (escaped !== undefined) say(escaped);
    else if (display !== undefined) out.push({ type: 'math', latex: display, display: true });
    else if (math !== undefined) out.push({ type: 'math', latex: math });
    else if (whole === BREAK) out.push({ type: 'break' });
    else if (thing && isInline(thing)) out.push(thing);
    else if (mark && slash === '' && line.indexOf(`</${tag}>`, from) >= 0) marks.push(mark);
    else if (mark && slash === '/' && marks.at(-1) === mark) marks.pop();
    else say(whole);
  }
  say(line.slice(from));
  return out;
}
