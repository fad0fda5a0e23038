import type { Choice } from './body.ts';
import type { KeyLine } from './key-lines.ts';
import { lettersOf, trueFalseOf } from './key-lines.ts';
import { MARKS, type MarkName, marksOf } from './marks.ts';

/** What a file's marks mean, judged over all its questions: a look that every letter has is only decoration. */
export interface Habits {
  readonly choice: ReadonlySet<MarkName>;
  readonly statement: ReadonlySet<MarkName>;
}

/** Bold and other colours are also used for looks: they count where they single out one letter in most questions. */
const WEAK_MARKS: ReadonlySet<MarkName> = new Set(['bold', 'colour']);

export function habitsOf(
  questions: readonly {
    readonly options: readonly Choice[];
    readonly statements: readonly Choice[];
    readonly keys: readonly KeyLine[];
  }[],
): Habits {
  const optionsOf = (some: typeof questions) =>
    some.filter((question) => question.options.length >= 2).map((question) => question.options);
  // A written key says nothing of what bold means in the questions that have none.
  const silent = optionsOf(questions.filter((question) => question.keys.length === 0));
  const choices = optionsOf(questions);
  const groups = questions.filter((question) => question.statements.length >= 2).map((question) => question.statements);
  const choice = new Set(
    MARKS.filter((mark) => {
      if (!WEAK_MARKS.has(mark)) return choices.some((options) => isPart(share(options, mark)));
      const telling = silent.filter((options) => isFew(share(options, mark))).length;
      return telling > 0 && telling >= silent.length / 2;
    }),
  );
  const statement = new Set(
    MARKS.filter((mark) => {
      const some = groups.filter((statements) => isPart(share(statements, mark))).length;
      if (WEAK_MARKS.has(mark)) return choice.has(mark) || (some > 0 && some >= groups.length / 2);
      return some > 0 || choice.has(mark) || mark === 'star';
    }),
  );
  return { choice, statement };
}

function share(choices: readonly Choice[], mark: MarkName): { marked: number; all: number } {
  return { marked: marksOf(choices)[mark].size, all: choices.length };
}

/** One letter, or by mistake two: what a key looks like. */
function isFew({ marked, all }: { marked: number; all: number }): boolean {
  return marked === 1 || (marked === 2 && all >= 4);
}

/** True where a look singles out some letters and not all: all alike is decoration. */
function isPart({ marked, all }: { marked: number; all: number }): boolean {
  return marked > 0 && marked < all;
}

/** The letters that the file calls right: one as it should be, none, or several. */
export function choiceKeysOf(options: readonly Choice[], keys: readonly KeyLine[], habits: Habits): string[] {
  const said = [...new Set(keys.flatMap((key) => lettersOf(key.text)))];
  const marks = marksOf(options);
  for (const mark of MARKS) {
    if (!habits.choice.has(mark)) continue;
    const letters = [...marks[mark]];
    if (letters.length === 0 || letters.length === options.length) continue;
    // A strong mark that contradicts the written key is two keys: nobody but the author can say which is right.
    if (said.length === 0) return letters;
    return WEAK_MARKS.has(mark) ? said : [...new Set([...said, ...letters])];
  }
  return said;
}

/** True statements by letter. `isSaid`: the file says it in so many words or by marks; else all count as false. */
export function statementKeysOf(
  statements: readonly Choice[],
  keys: readonly KeyLine[],
  habits: Habits,
): { isSaid: boolean; isTrue: ReadonlyMap<string, boolean> } {
  const read = (some: readonly KeyLine[]) => some.map((key) => trueFalseOf(key.text)).find((found) => found !== null);
  const said = read(keys.filter((key) => key.how !== 'judged'));
  if (said) return { isSaid: true, isTrue: said };
  const marks = marksOf(statements);
  const mark = MARKS.find((name) => habits.statement.has(name) && marks[name].size > 0);
  const solved = mark ? null : read(keys);
  if (solved) return { isSaid: true, isTrue: solved };
  const right = mark ? marks[mark] : new Set<string>();
  return {
    isSaid: mark !== undefined,
    isTrue: new Map(statements.map(({ label }) => [label.letter, right.has(label.letter)])),
  };
}

/** The text of a short answer's key as written. YoungMix writes it as the only option, "A. 200". */
export function shortKeyOf(keys: readonly KeyLine[], only: string | null): string | null {
  const said = keys.find((key) => key.how === 'said')?.text ?? only;
  const text = said?.replace(/\s*[.;]\s*$/u, '').trim();
  return text === undefined || text === '' ? null : text;
}
