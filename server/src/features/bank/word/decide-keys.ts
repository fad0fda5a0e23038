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
  const silent = questions.filter((question) => question.keys.length === 0);
  const choices = silent.filter((question) => question.options.length >= 2).map((question) => question.options);
  const groups = silent.filter((question) => question.statements.length >= 2).map((question) => question.statements);
  const choice = new Set(
    MARKS.filter((mark) => {
      const counts = choices.map((options) => share(options, mark));
      const single = counts.filter(({ marked }) => marked === 1).length;
      const some = counts.filter(({ marked, all }) => marked > 0 && marked < all).length;
      return WEAK_MARKS.has(mark) ? single > 0 && single >= choices.length / 2 : some > 0;
    }),
  );
  const statement = new Set(
    MARKS.filter((mark) => {
      const counts = groups.map((statements) => share(statements, mark));
      const some = counts.filter(({ marked, all }) => marked > 0 && marked < all).length;
      if (WEAK_MARKS.has(mark)) return choice.has(mark) || (some > 0 && some >= groups.length / 2);
      return some > 0 || choice.has(mark) || mark === 'star';
    }),
  );
  return { choice, statement };
}

function share(choices: readonly Choice[], mark: MarkName): { marked: number; all: number } {
  return { marked: marksOf(choices)[mark].size, all: choices.length };
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
  const said = keys.map((key) => trueFalseOf(key.text)).find((found) => found !== null);
  if (said) return { isSaid: true, isTrue: said };
  const marks = marksOf(statements);
  const mark = MARKS.find((name) => habits.statement.has(name) && marks[name].size > 0);
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
