import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, isWholeShare, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { readLines, sayLines } from '../lines.ts';
import { lettersOf, optionProblems, ShownOption, shown } from '../options.ts';
import { ofPart, PartId } from '../part-id.ts';
import { capital } from '../tally.ts';

const MOST_ROWS = 30;
const MOST_COLUMNS = 12;
const Marks = z
  .record(PartId, z.array(PartId).max(MOST_COLUMNS))
  .refine((marks) => Object.keys(marks).length <= MOST_ROWS, 'too many rows');
const Select = z.enum(['one', 'many']);

export const MatrixDefinition = z.object({
  kind: z.literal('matrix'),
  ...definitionBase,
  rows: z.array(ShownOption).min(1).max(MOST_ROWS),
  columns: z.array(ShownOption).min(2).max(MOST_COLUMNS),
  /** How many columns a row may take. */
  select: Select,
  /** The right columns of each row; a row that is absent or empty has no key yet. */
  key: Marks,
  /**
   * `perRow` (where absent): each row wholly right an equal share. `perCell`: within a row right columns less wrong ones, over
   * the right ones. `allOrNothing`: every row right.
   */
  scoring: z.object({ rule: z.enum(['perRow', 'perCell', 'allOrNothing']) }).optional(),
});
export const MatrixView = z.object({
  kind: z.literal('matrix'),
  ...viewBase,
  rows: z.array(ShownOption),
  columns: z.array(ShownOption),
  select: Select,
});
/** The columns chosen in each row. */
export const MatrixResponse = Marks;

export type MatrixDefinition = z.infer<typeof MatrixDefinition>;
export type MatrixView = z.infer<typeof MatrixView>;
export type MatrixResponse = z.infer<typeof MatrixResponse>;

/** A table in which each row is given one or several of the columns. */
export const matrix: QuestionKind<MatrixDefinition, MatrixView, MatrixResponse> = {
  kind: 'matrix',
  definition: MatrixDefinition,
  view: MatrixView,
  response: MatrixResponse,

  toView: ({ stem, rows, columns, select }) => ({
    kind: 'matrix',
    stem,
    rows: rows.map(shown),
    columns: columns.map(shown),
    select,
  }),
  // Columns are often a scale (đồng ý … không đồng ý), rows often lean on one another.
  shuffleable: () => [],
  marking: () => 'key',
  score,
  texts: ({ stem, rows, columns, solution }) => [
    stem,
    ...[...rows, ...columns].map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: ({ rows, columns, key }) => sayLines(rows, columns, key),
  responseText: ({ rows, columns }, response) => sayLines(rows, columns, response ?? {}),
  correctResponse: (definition) => (isKeyed(definition) ? definition.key : null),
  withKey(definition, text) {
    const key = readLines(text, definition.rows, definition.columns);
    const changed = key && { ...definition, key };
    return changed && isKeyed(changed) ? changed : null;
  },
  tallies: ({ rows, columns, select, key }) =>
    rows.map(({ id }, at) => {
      const said = (chosen: readonly string[] = []) =>
        chosen.length === 0 ? null : select === 'one' ? (chosen[0] ?? null) : lettersOf(chosen, columns);
      return {
        label: String(at + 1),
        options: select === 'one' ? columns.map((column, place) => ({ id: column.id, label: capital(place) })) : null,
        right: said(ofPart(key, id)),
        said: (response) => said(ofPart(response, id)),
      };
    }),
};

function score(definition: MatrixDefinition, response: MatrixResponse | null): number {
  const { rows, select, key, scoring } = definition;
  if (response === null || !isKeyed(definition)) return 0;
  const shares = rows.map(({ id }) => {
    const wanted = new Set(ofPart(key, id));
    const given = new Set(ofPart(response, id));
    // No page lets a row have two where one is asked for.
    if (select === 'one' && given.size > 1) return 0;
    const right = [...given].filter((column) => wanted.has(column)).length;
    if (scoring?.rule === 'perCell') return Math.max(0, right - (given.size - right)) / wanted.size;
    return right === wanted.size && given.size === wanted.size ? 1 : 0;
  });
  if (scoring?.rule === 'allOrNothing') return shares.every(isWholeShare) ? 1 : 0;
  return shares.reduce((sum, share) => sum + share, 0) / rows.length;
}

/** Every row has right columns, and only such as it may take. */
function isKeyed({ rows, columns, select, key }: MatrixDefinition): boolean {
  return rows.every(({ id }) => {
    const wanted = ofPart(key, id) ?? [];
    const isKnown = wanted.every((column) => columns.some((one) => one.id === column));
    return wanted.length > 0 && isKnown && (select === 'many' || new Set(wanted).size === 1);
  });
}

function problems(definition: MatrixDefinition): QuestionProblem[] {
  const found = new Set<QuestionProblem>([
    ...optionProblems(definition.rows, 1),
    ...optionProblems(definition.columns),
  ]);
  if (isBlank(definition.stem)) found.add('emptyStem');
  if (!isKeyed(definition)) found.add('noKey');
  return [...found];
}
