/** Where reading goes on, and what was read. */
export interface Taken {
  readonly text: string;
  readonly next: number;
}

/** The group in braces at a place, blanks and comments before it skipped; null where there is none or it never ends. */
export function groupAt(source: string, at: number): Taken | null {
  const from = skipBlanks(source, at);
  return source[from] === '{' ? closed(source, from, '{', '}') : null;
}

/** An argument in square brackets at a place, or null. */
export function optionAt(source: string, at: number): Taken | null {
  const from = skipBlanks(source, at);
  return source[from] === '[' ? closed(source, from, '[', ']') : null;
}

/** All the groups that follow one another at a place. */
export function groupsAt(source: string, at: number, most = 20): { groups: string[]; next: number } {
  const groups: string[] = [];
  let next = at;
  while (groups.length < most) {
    const group = groupAt(source, next);
    if (!group) break;
    groups.push(group.text);
    next = group.next;
  }
  return { groups, next };
}

/** Blanks and line ends, but no empty line: that would be a new paragraph. */
export function skipBlanks(source: string, at: number): number {
  return at + (/^\s*/.exec(source.slice(at, at + 2_000))?.[0].length ?? 0);
}

function closed(source: string, from: number, open: string, close: string): Taken | null {
  let [depth, braces] = [0, 0];
  for (let at = from; at < source.length; at++) {
    const letter = source[at];
    if (letter === '\\') at++;
    else if (open !== '{' && letter === '{') braces++;
    else if (open !== '{' && letter === '}') braces--;
    else if (letter === open && braces === 0) depth++;
    else if (letter === close && braces === 0 && --depth === 0)
      return { text: source.slice(from + 1, at), next: at + 1 };
  }
  return null;
}

/** The environment that `\begin{name}` at `from` opens: what stands inside, and the place behind its `\end`. */
export function environmentAt(source: string, name: string, from: number): Taken {
  const marks = new RegExp(`\\\\(begin|end)\\s*\\{${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\}`, 'g');
  marks.lastIndex = from;
  let depth = 1;
  for (let found = marks.exec(source); found; found = marks.exec(source)) {
    depth += found[1] === 'begin' ? 1 : -1;
    if (depth === 0) return { text: source.slice(from, found.index), next: marks.lastIndex };
  }
  return { text: source.slice(from), next: source.length };
}
