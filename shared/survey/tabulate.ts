import type { Answers } from './answers.ts';
import { pointsOf, type SurveyForm, type SurveyQuestion } from './form.ts';

/** One line of a table: how many gave this answer, and their share of those who answered the question, in [0, 1]. */
interface TableRow {
  /** An option's id, or a point of the scale as text. */
  readonly value: string;
  readonly count: number;
  readonly share: number;
}

/**
 * What a survey's answers say of one question. `n` is who answered it; in a question with several ticks the shares are of
 * people, so they add up to more than 1.
 */
export interface QuestionTable {
  readonly question: string;
  readonly n: number;
  readonly rows: TableRow[];
  /** Of a scale with answers; null otherwise. */
  readonly mean: number | null;
}

/** The tables of all questions but those answered in words, in the form's order. */
export function tabulate(form: SurveyForm, responses: readonly Answers[]): QuestionTable[] {
  return form.questions.flatMap((question) => {
    const values = valuesOf(question);
    return values ? [tableOf(question.id, values, responses)] : [];
  });
}

export interface Group {
  /** The option of the dividing question. */
  readonly option: string;
  readonly n: number;
  /** Null where the group is too small to be shown, or would give away one that is. */
  readonly tables: QuestionTable[] | null;
}

/**
 * The tables for each option of a dividing question of kind `choice`. A group of fewer than `smallest` people is not
 * shown; when it is the only one hidden, the next smallest is hidden too, for else the total would give it away.
 */
export function tabulateBy(form: SurveyForm, responses: readonly Answers[], by: string, smallest: number): Group[] {
  const dividing = form.questions.find((question) => question.id === by);
  if (dividing?.kind !== 'choice') return [];
  const groups = dividing.options.map(({ id }) => ({
    option: id,
    members: responses.filter((answers) => answers[by] === id),
  }));
  const hidden = hiddenGroups(groups, smallest);
  return groups.map(({ option, members }) => ({
    option,
    n: members.length,
    tables: hidden.has(option) ? null : tabulate(form, members),
  }));
}

function hiddenGroups(
  groups: readonly { option: string; members: readonly Answers[] }[],
  smallest: number,
): Set<string> {
  const peopled = groups
    .filter(({ members }) => members.length > 0)
    .sort((one, other) => one.members.length - other.members.length);
  const small = peopled.filter(({ members }) => members.length < smallest).length;
  return new Set(peopled.slice(0, small === 1 ? 2 : small).map(({ option }) => option));
}

function tableOf(question: string, values: readonly string[], responses: readonly Answers[]): QuestionTable {
  const given = responses.flatMap((answers) => {
    const answer = answers[question];
    return answer === undefined ? [] : [[answer].flat().map(String)];
  });
  const rows = values.map((value) => {
    const count = given.filter((answer) => answer.includes(value)).length;
    return { value, count, share: given.length === 0 ? 0 : count / given.length };
  });
  const points = responses.flatMap((answers) => answers[question] ?? []).filter((point) => typeof point === 'number');
  const mean = points.length === 0 ? null : points.reduce((sum, point) => sum + point, 0) / points.length;
  return { question, n: given.length, rows, mean };
}

function valuesOf(question: SurveyQuestion): string[] | null {
  if (question.kind === 'text') return null;
  if (question.kind === 'scale') return pointsOf(question).map(String);
  return question.options.map((option) => option.id);
}
