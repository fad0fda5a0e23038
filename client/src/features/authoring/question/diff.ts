import { wordsOf } from 'shared/questions/content.ts';
import { type Definition, kindOf } from 'shared/questions/registry.ts';

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Longer texts than this are shown whole, old and new: a table of their common words would cost too much. */
const MOST_WORDS = 1_500;

/** What changed between two texts, word by word: the longest common sequence stays. */
export function differences(before: string, after: string): Piece[] {
  const [a, b] = [pieces(before), pieces(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return before === after
      ? [{ kind: 'same', text: after }]
      : [
          { kind: 'gone', text: before },
          { kind: 'new', text: after },
        ];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row--)
    for (let column = b.length - 1; column >= 0; column--)
      common[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const found: Piece[] = [];
  const say = (kind: Piece['kind'], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + text };
    else found.push({ kind, text });
  };
  let [row, column] = [0, 0];
  while (row < a.length || column < b.length) {
    const [gone, come] = [a[row] ?? '', b[column] ?? ''];
    if (row < a.length && column < b.length && gone === come) {
      say('same', come);
      row++;
      column++;
    } else if (column >= b.length || (row < a.length && at(row + 1, column) >= at(row, column + 1))) {
      say('gone', gone);
      row++;
    } else {
      say('new', come);
      column++;
    }
  }
  return found;
}

/** Words with the blanks behind them, so that the pieces together are the text again. */
const pieces = (text: string) => text.match(/\S+\s*|\s+/g) ?? [];

/** A question as lines: its stem, its parts, its solution, and its key as teachers write it. */
export function linesOf(definition: Definition, key: string): string {
  const texts = kindOf(definition.kind).texts(definition).map(wordsOf);
  return [...texts, `${key}: ${kindOf(definition.kind).keyText(definition)}`].filter(Boolean).join('\n');
}
