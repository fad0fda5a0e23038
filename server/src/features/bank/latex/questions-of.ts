import { environmentAt, groupAt, groupsAt, optionAt } from './arguments.ts';

/** A question of an ex_test file as it is written, before its LaTeX is read. */
export interface TexQuestion {
  /** The environment: "ex", "bt" or "vd". */
  readonly environment: string;
  /** What stands in square brackets in the comments of its first line: "8P5N1", "Nguồn: Đề thi thử". */
  readonly marks: readonly string[];
  readonly stem: string;
  readonly choices: readonly TexChoice[];
  readonly statements: readonly TexChoice[];
  /** The argument of `\shortans`; null where the command is not there. */
  readonly short: string | null;
  readonly solution: string;
  /** Commands whose arguments could not be found: "\choice". */
  readonly broken: readonly string[];
}

export interface TexChoice {
  readonly source: string;
  readonly isTrue: boolean;
}

const BEGIN = /\\begin\s*\{(ex|bt|vd)\}/g;
const COMMAND =
  /\\(choiceTFt|choiceTFn|choiceTF|choice|haicot|motcot|shortans|loigiai|huongdan|dapso|dapan|essayans|tlans)(?![a-zA-Z])/g;

/** Questions of the environments `ex` (exercise), `bt` (problem) and `vd` (example), in their order. */
export function questionsOf(file: string): TexQuestion[] {
  const source = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found: TexQuestion[] = [];
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(source); begin; begin = BEGIN.exec(source)) {
    if (isCommented(source, begin.index)) continue;
    const name = begin[1] ?? 'ex';
    const { text, next } = environmentAt(source, name, BEGIN.lastIndex);
    found.push(question(name, text));
    BEGIN.lastIndex = next;
  }
  return found;
}

/** A command in a comment is not there. */
function isCommented(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return /(?<!\\)(?:\\\\)*%/.test(line);
}

/** A comment ends its line and swallows the line's end with the blanks of the next line. */
function withoutComments(source: string): string {
  return source.replace(/(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*)?/g, '$1');
}

function question(environment: string, body: string): TexQuestion {
  const firstLine = /^[^\n]*/.exec(body)?.[0] ?? '';
  const comment = /(?<!\\)%.*$/.exec(firstLine)?.[0] ?? '';
  const marks = [...comment.matchAll(/\[([^\][]*)\]/g)].map((found) => (found[1] ?? '').trim());
  const source = withoutComments(body);
  const broken: string[] = [];
  const parts = { choices: [] as TexChoice[], statements: [] as TexChoice[], short: null as string | null };
  let [stem, solution, from] = ['', '', 0];
  COMMAND.lastIndex = 0;
  for (let found = COMMAND.exec(source); found; found = COMMAND.exec(source)) {
    const name = found[1] ?? '';
    const option = optionAt(source, COMMAND.lastIndex);
    const start = option?.next ?? COMMAND.lastIndex;
    const isChoices = name.startsWith('choice') || name.endsWith('cot');
    const { groups, next } = isChoices ? groupsAt(source, start) : one(source, start);
    if (groups.length === 0) {
      broken.push(`\\${name}`);
      continue;
    }
    stem += `${source.slice(from, found.index)} `;
    if (name.startsWith('choiceTF')) parts.statements.push(...groups.map(choice));
    else if (isChoices) parts.choices.push(...groups.map(choice));
    else if (name === 'shortans') parts.short = groups[0] ?? '';
    else {
      // The result of a problem belongs to what is told afterwards, never to what is asked.
      const words = /^(loigiai|huongdan)$/.test(name) ? (groups[0] ?? '') : `Đáp số: ${groups[0] ?? ''}`;
      solution += `${solution === '' ? '' : '\n\n'}${words}`;
    }
    from = next;
    COMMAND.lastIndex = next;
  }
  stem += source.slice(from);
  // A number in square brackets on its own first line names the question in other programs.
  return {
    environment,
    marks,
    stem: stem.replace(/^\s*\[[A-Z]{0,4}[.\d]+\]\s*/, '').trim(),
    ...parts,
    solution,
    broken,
  };
}

function one(source: string, at: number): { groups: string[]; next: number } {
  const group = groupAt(source, at);
  return group ? { groups: [group.text], next: group.next } : { groups: [], next: at };
}

function choice(text: string): TexChoice {
  const isTrue = /\\True(?![a-zA-Z])/.test(text);
  return { source: text.replace(/\\True(?![a-zA-Z])\s*/g, '').trim(), isTrue };
}
