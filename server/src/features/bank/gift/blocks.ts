/** A question's lines in a GIFT file, with what the comments and commands before it say. */
export interface GiftBlock {
  readonly text: string;
  readonly category: string | null;
  readonly idNumber: string | null;
  readonly tags: readonly string[];
}

const CATEGORY = /^\s*\$CATEGORY:\s*(.*)$/i;
const COMMENT = /^\s*\/\//;

/** Questions are parted by blank lines; a blank line inside an answer's braces parts nothing. */
export function giftBlocks(file: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let category: string | null = null;
  for (const lines of paragraphs(file.replace(/^\ufeff/, '').split(/\r\n?|\n/))) {
    const comments = lines.filter((line) => COMMENT.test(line)).join('\n');
    const kept: string[] = [];
    for (const line of lines) {
      const named = kept.length === 0 ? CATEGORY.exec(line) : null;
      if (named) category = named[1]?.trim() || null;
      else if (!COMMENT.test(line)) kept.push(line);
    }
    const text = kept.join('\n').trim();
    if (text !== '') blocks.push({ text, category, ...metadataOf(comments) });
  }
  return blocks;
}

function paragraphs(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) found.push(open);
    open = [];
  };
  for (const line of lines) {
    if (line.trim() === '') close();
    else open.push(line);
  }
  close();
  const joined: string[][] = [];
  for (const next of found) {
    const last = joined.at(-1);
    if (last !== undefined && isOpen(last) && endsAnswer(next)) last.push(...next);
    else joined.push([...next]);
  }
  return joined;
}

const bare = (lines: readonly string[]) =>
  lines
    .filter((line) => !COMMENT.test(line))
    .join('\n')
    .replace(/\\[\s\S]/g, '');
const isOpen = (lines: readonly string[]) => bare(lines).lastIndexOf('{') > bare(lines).lastIndexOf('}');

/** It closes a brace before it opens one: it is the rest of an answer, or a part of it. */
function endsAnswer(lines: readonly string[]): boolean {
  const text = bare(lines);
  const [opens, closes] = [text.indexOf('{'), text.indexOf('}')];
  return closes >= 0 && (opens < 0 || closes < opens);
}

function metadataOf(comments: string): { idNumber: string | null; tags: string[] } {
  const said = (name: string) =>
    [...comments.matchAll(new RegExp(`\\[${name}:((?:\\\\.|[^\\]\\\\])+)\\]`, 'g'))].map((found) =>
      (found[1] ?? '').replace(/\\(.)/g, '$1').trim(),
    );
  return { idNumber: said('id')[0] ?? null, tags: said('tag') };
}
