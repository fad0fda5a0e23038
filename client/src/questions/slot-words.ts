import type { Block, Inline, Paragraph, RichText } from 'shared/questions/content.ts';
import { opaqueId } from 'shared/questions/part-id.ts';

/**
 * Gaps and choosable words as an author types them, `{{1}}` and `{{chồng cây}}`, over any editor of rich text: it sees words
 * between two pairs of braces, the question sees gaps and words with ids of their own.
 */
type Slot = Extract<Inline, { type: 'gap' | 'hot' }>;

/** The text with its gaps and words typed out. `names` gives a gap's number by its id. */
export function slotsAsWords(content: RichText, numberOf: (gap: string) => number): RichText {
  return mapParagraphs(content, (paragraph) => ({
    ...paragraph,
    content: joined(
      paragraph.content.map((part): Inline => {
        if (part.type === 'gap') return { type: 'text', text: `{{${numberOf(part.id)}}}` };
        if (part.type === 'hot')
          return { type: 'text', text: `{{${part.text}}}`, ...(part.marks ? { marks: part.marks } : {}) };
        return part;
      }),
    ),
  }));
}

/** The text that was typed, with gaps and words again. `slotOf` makes one of what stands between the braces, or null. */
export function wordsAsSlots(
  content: RichText,
  slotOf: (inner: string, marks: Extract<Inline, { type: 'text' }>['marks']) => Slot | null,
): RichText {
  return mapParagraphs(content, (paragraph) => ({
    ...paragraph,
    content: paragraph.content.flatMap((part): Inline[] => {
      if (part.type !== 'text') return [part];
      const marks = part.marks ? { marks: part.marks } : {};
      const out: Inline[] = [];
      let from = 0;
      for (const found of part.text.matchAll(/\{\{([^{}]+)\}\}/g)) {
        const slot = slotOf(found[1] ?? '', part.marks);
        if (!slot) continue;
        if (found.index > from) out.push({ type: 'text', text: part.text.slice(from, found.index), ...marks });
        out.push(slot);
        from = found.index + found[0].length;
      }
      if (from < part.text.length || part.text === '')
        out.push({ type: 'text', text: part.text.slice(from), ...marks });
      return out;
    }),
  }));
}

/** Makes gaps of numbers: `{{2}}` is always the same gap, and each gap stands once. */
export function gapReader(known: readonly string[]) {
  const ids = [...known];
  return () => {
    const used = new Set<string>();
    return (inner: string): Slot | null => {
      const number = /^\s*\d{1,2}\s*$/.test(inner) ? Number(inner) : 0;
      if (number < 1 || number > 60) return null;
      while (ids.length < number) ids.push(opaqueId(`gap ${ids.length}`, ids));
      const id = ids[number - 1];
      if (id === undefined || used.has(id)) return null;
      used.add(id);
      return { type: 'gap', id };
    };
  };
}

/** Makes choosable words: the same words keep the id they had, in order. */
export function hotReader(before: readonly { readonly id: string; readonly text: string }[]) {
  const left = [...before];
  const taken = new Set(before.map(({ id }) => id));
  return (inner: string, marks: Extract<Inline, { type: 'text' }>['marks']): Slot => {
    const at = left.findIndex(({ text }) => text === inner);
    const id = at >= 0 ? (left.splice(at, 1)[0]?.id ?? '') : opaqueId(`hot ${inner}`, taken);
    taken.add(id);
    return { type: 'hot', id, text: inner, ...(marks ? { marks } : {}) };
  };
}

function mapParagraphs(content: RichText, change: (paragraph: Paragraph) => Paragraph): RichText {
  return content.map((block): Block => {
    if (block.type === 'paragraph') return change(block);
    if (block.type !== 'table') return block;
    return {
      ...block,
      rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(change) }))),
    };
  });
}

/** Neighbouring texts of the same marks as one, so that braces and words around them are one line to type in. */
function joined(parts: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.type === 'text' && last?.type === 'text' && String(part.marks ?? []) === String(last.marks ?? []))
      out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}
