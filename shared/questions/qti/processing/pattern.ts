/**
 * Regular expressions of XML Schema (part 2, appendix F), matched against the whole text in time linear in its length:
 * a pattern of a stranger's file must not be able to hang the server, as a backtracking engine would.
 */

/** True where `text` matches as a whole; null where the pattern is none, or larger than an honest one. */
export function matchesPattern(pattern: string, text: string): boolean | null {
  const program = compiled(pattern);
  return program === null ? null : runs(program, [...text]);
}

type Test = (letter: string) => boolean;
/** A state either reads one letter, or forks without reading, or is the end. */
type State = { readonly test: Test; next: number } | { readonly forks: number[] } | 'end';

const MAX_STATES = 3_000;
const MAX_NESTING = 50;

class BadPattern extends Error {}

let lastCompiled: { pattern: string; program: State[] | null } | null = null;

function compiled(pattern: string): State[] | null {
  if (lastCompiled?.pattern === pattern) return lastCompiled.program;
  let program: State[] | null = null;
  try {
    program = new Compiler(pattern).program();
  } catch (error) {
    if (!(error instanceof BadPattern)) throw error;
  }
  lastCompiled = { pattern, program };
  return program;
}

function runs(program: readonly State[], letters: readonly string[]): boolean {
  let now = closure(program, [0]);
  for (const letter of letters) {
    const next: number[] = [];
    for (const at of now) {
      const state = program[at];
      if (state && state !== 'end' && 'test' in state && state.test(letter)) next.push(state.next);
    }
    if (next.length === 0) return false;
    now = closure(program, next);
  }
  return [...now].some((at) => program[at] === 'end');
}

function closure(program: readonly State[], from: readonly number[]): Set<number> {
  const seen = new Set<number>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const state = program[at];
    if (state && state !== 'end' && 'forks' in state) open.push(...state.forks);
  }
  return seen;
}

/** Builds a piece of the automaton: entry state, and the forks that wait for what follows. */
type Piece = () => { start: number; end: number };

/** Recursive descent over the pattern; each piece can be built several times, as {2,5} asks. */
class Compiler {
  private readonly states: State[] = [];
  private readonly letters: string[];
  private at = 0;
  private depth = 0;

  constructor(pattern: string) {
    // XSD has no anchors, the whole text is meant; authors write them all the same.
    this.letters = [...pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')];
  }

  program(): State[] {
    const piece = this.alternatives();
    if (this.at < this.letters.length) throw new BadPattern();
    const entry = this.fork();
    const { start, end } = piece();
    this.join(entry, start);
    this.states.push('end');
    this.join(end, this.states.length - 1);
    return this.states;
  }

  private peek(): string | undefined {
    return this.letters[this.at];
  }

  private push(state: State): number {
    if (this.states.length >= MAX_STATES) throw new BadPattern();
    this.states.push(state);
    return this.states.length - 1;
  }

  private fork(): number {
    return this.push({ forks: [] });
  }

  private join(from: number, to: number): void {
    const state = this.states[from];
    if (state && state !== 'end' && 'forks' in state) state.forks.push(to);
  }

  private alternatives(): Piece {
    if (++this.depth > MAX_NESTING) throw new BadPattern();
    const branches = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    this.depth--;
    return () => {
      const [start, end] = [this.fork(), this.fork()];
      for (const branch of branches) {
        const built = branch();
        this.join(start, built.start);
        this.join(built.end, end);
      }
      return { start, end };
    };
  }

  private sequence(): Piece {
    const parts: Piece[] = [];
    for (let letter = this.peek(); letter !== undefined && letter !== '|' && letter !== ')'; letter = this.peek())
      parts.push(this.quantified(this.atom()));
    return () => {
      const start = this.fork();
      let end = start;
      for (const part of parts) {
        const built = part();
        this.join(end, built.start);
        end = built.end;
      }
      return { start, end };
    };
  }

  private quantified(atom: Piece): Piece {
    const { least, most } = this.counts();
    if (least === 1 && most === 1) return atom;
    return () => {
      const start = this.fork();
      let end = start;
      const add = () => {
        const built = atom();
        this.join(end, built.start);
        end = built.end;
        return built;
      };
      for (let count = 0; count < least; count++) add();
      if (most === null) {
        const loop = this.fork();
        const after = this.fork();
        this.join(end, loop);
        this.join(loop, after);
        const built = atom();
        this.join(loop, built.start);
        this.join(built.end, loop);
        return { start, end: after };
      }
      const exit = this.fork();
      for (let count = least; count < most; count++) {
        this.join(end, exit);
        add();
      }
      this.join(end, exit);
      return { start, end: exit };
    };
  }

  private counts(): { least: number; most: number | null } {
    const sign = this.peek();
    if (sign === '?' || sign === '*' || sign === '+') {
      this.at++;
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : null };
    }
    const found = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(this.letters.slice(this.at, this.at + 12).join(''));
    if (!found) return { least: 1, most: 1 };
    this.at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === undefined ? null : Number(found[3]);
    if (most !== null && most < least) throw new BadPattern();
    return { least, most };
  }

  private atom(): Piece {
    const letter = this.letters[this.at++] ?? '';
    if (letter === '(') {
      if (this.peek() === '?' && this.letters[this.at + 1] === ':') this.at += 2;
      const inner = this.alternatives();
      if (this.letters[this.at++] !== ')') throw new BadPattern();
      return inner;
    }
    if (/[?*+]/.test(letter)) throw new BadPattern();
    const test = letter === '[' ? this.set() : letter === '\\' ? this.escape() : letter === '.' ? notBreak : is(letter);
    return () => {
      const end = this.fork();
      return { start: this.push({ test, next: end }), end };
    };
  }

  private escape(): Test {
    const letter = this.letters[this.at++];
    if (letter === undefined) throw new BadPattern();
    const known = CLASSES[letter];
    if (known) return known;
    if (/[pP]/.test(letter)) {
      const found = /^\{([A-Za-z]{1,2}|Is[A-Za-z0-9-]{1,40})\}/.exec(
        this.letters.slice(this.at, this.at + 45).join(''),
      );
      if (!found) throw new BadPattern();
      this.at += found[0].length;
      return property(found[1] ?? '', letter === 'P');
    }
    return is({ n: '\n', r: '\r', t: '\t' }[letter] ?? letter);
  }

  /** After "[": letters, ranges, escapes, and a set taken away ("[a-z-[aeiou]]"). */
  private set(): Test {
    const isNegated = this.peek() === '^';
    if (isNegated) this.at++;
    const tests: Test[] = [];
    let without: Test | null = null;
    for (;;) {
      const letter = this.letters[this.at++];
      if (letter === undefined) throw new BadPattern();
      if (letter === ']' && tests.length > 0) break;
      if (letter === '-' && this.peek() === '[') {
        this.at++;
        if (++this.depth > MAX_NESTING) throw new BadPattern();
        without = this.set();
        continue;
      }
      const last = this.letters[this.at + 1];
      if (letter !== '\\' && this.peek() === '-' && last !== undefined && last !== ']' && last !== '[') {
        this.at += 2;
        const to = last === '\\' ? (this.letters[this.at++] ?? '') : last;
        tests.push(between(letter, to));
      } else tests.push(letter === '\\' ? this.escape() : is(letter));
    }
    return (letter) => tests.some((test) => test(letter)) !== isNegated && !without?.(letter);
  }
}

const is =
  (wanted: string): Test =>
  (letter) =>
    letter === wanted;
const notBreak: Test = (letter) => letter !== '\n' && letter !== '\r';

function between(from: string, to: string): Test {
  const [low = 0, high = 0] = [from.codePointAt(0), to.codePointAt(0)];
  return (letter) => {
    const point = letter.codePointAt(0) ?? -1;
    return point >= low && point <= high;
  };
}

const one =
  (pattern: RegExp): Test =>
  (letter) =>
    pattern.test(letter);
const CLASSES: Readonly<Record<string, Test>> = {
  d: one(/^\p{Nd}$/u),
  D: one(/^\P{Nd}$/u),
  s: one(/^[ \t\n\r]$/),
  S: one(/^[^ \t\n\r]$/u),
  w: one(/^[^\p{P}\p{Z}\p{C}]$/u),
  W: one(/^[\p{P}\p{Z}\p{C}]$/u),
  i: one(/^[\p{L}_:]$/u),
  I: one(/^[^\p{L}_:]$/u),
  c: one(/^[\p{L}\p{N}\p{M}._:-]$/u),
  C: one(/^[^\p{L}\p{N}\p{M}._:-]$/u),
};

function property(name: string, isNegated: boolean): Test {
  try {
    return one(new RegExp(`^\\${isNegated ? 'P' : 'p'}{${name}}$`, 'u'));
  } catch {
    // Blocks ("IsGreek") are none of JavaScript's properties.
    throw new BadPattern();
  }
}
