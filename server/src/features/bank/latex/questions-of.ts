import { groupAt, groupsAt, optionAt } from './arguments.ts';

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
  /** Commands whose arguments could not be found, an end that is missing, a second answer: "\choice", "\end{ex}". */
  readonly broken: readonly string[];
}

export interface TexChoice {
  readonly source: string;
  readonly isTrue: boolean;
}

const BEGIN = /\\begin\s*\{(ex|bt|vd)\}/g;
const COMMAND =
  /\\(choiceTFt|choiceTFn|choiceTF|choice|haicot|motcot|shortans|loigiai|huongdan|dapso|dapan|essayans|tlans)(?![a-zA-Z])/g;

interface TexFile {
  /** Of the environments `ex` (exercise), `bt` (problem) and `vd` (example), in their order. */
  readonly questions: readonly TexQuestion[];
  /** What stands before each question, without comments; the last stands behind them all. */
  readonly between: readonly string[];
}

export function texFileOf(file: string): TexFile {
  const source = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const questions: TexQuestion[] = [];
  const between: string[] = [];
  let from = 0;
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(source); begin; begin = BEGIN.exec(source)) {
    if (isCommented(source, begin.index)) continue;
    const name = begin[1] ?? 'ex';
    const { text, next, isEnded } = bodyAt(source, name, BEGIN.lastIndex);
    const read = question(name, text);
    questions.push(isEnded ? read : { ...read, broken: [...read.broken, `\\end{${name}}`] });
    between.push(withoutComments(source.slice(from, begin.index)));
    from = next;
    BEGIN.lastIndex = next;
  }
  return { questions, between: [...between, withoutComments(source.slice(from))] };
}

const EDGE = /\\(begin|end)\s*\{(ex|bt|vd)\}/g;

/** A question goes to its end; where that is missing, to the next question: never over it. */
function bodyAt(source: string, name: string, from: number): { text: string; next: number; isEnded: boolean } {
  EDGE.lastIndex = from;
  for (let edge = EDGE.exec(source); edge; edge = EDGE.exec(source)) {
    if (isCommented(source, edge.index)) continue;
    const text = source.slice(from, edge.index);
    if (edge[1] === 'begin') return { text, next: edge.index, isEnded: false };
    return { text, next: EDGE.lastIndex, isEnded: edge[2] === name };
  }
  return { text: source.slice(from), next: source.length, isEnded: false };
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

/** Some write the solution as an environment: `\begin{loigiai} … \end{loigiai}`. */
function asCommands(source: string): string {
  return source.replace(
    /\\begin\s*\{(loigiai|huongdan)\}([\s\S]*?)\\end\s*\{\1\}/g,
    (_found, name: string, words: string) => `\\${name}{${words}}`,
  );
}

function question(environment: string, body: string): TexQuestion {
  const firstLine = /^[^\n]*/.exec(body)?.[0] ?? '';
  const comment = /(?<!\\)%.*$/.exec(firstLine)?.[0] ?? '';
  const marks = [...comment.matchAll(/\[([^\][]*)\]/g)].map((found) => (found[1] ?? '').trim());
  const source = asCommands(withoutComments(body));
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
    else if (name === 'shortans') {
      if (parts.short === null) parts.short = groups[0] ?? '';
      else broken.push(`\\shortans{${groups[0] ?? ''}}`);
    } else {
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
