import { z } from 'zod';
import { isBlank, RichText } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { ofPart, PartId, repeatsId } from '../part-id.ts';
import { small } from '../tally.ts';

export const TrueFalseGroupDefinition = z.object({
  kind: z.literal('trueFalseGroup'),
  ...definitionBase,
  /** `key` is true for "Đúng", false for "Sai", null while the author has not said. */
  statements: z
    .array(z.object({ id: PartId, content: RichText, key: z.boolean().nullable() }))
    .min(1)
    .max(8),
});
export const TrueFalseGroupView = z.object({
  kind: z.literal('trueFalseGroup'),
  ...viewBase,
  statements: z.array(z.object({ id: PartId, content: RichText })),
});
/** What was said of each statement; a statement that is absent was left blank. */
export const TrueFalseGroupResponse = z.record(PartId, z.boolean());

export type TrueFalseGroupDefinition = z.infer<typeof TrueFalseGroupDefinition>;
export type TrueFalseGroupView = z.infer<typeof TrueFalseGroupView>;
export type TrueFalseGroupResponse = z.infer<typeof TrueFalseGroupResponse>;

/** Steps of QĐ 764/QĐ-BGDĐT (08/03/2024): share of the points for 0 to 4 right statements. */
export const STEPS_2025 = [0, 0.1, 0.25, 0.5, 1] as const;

/** A stem with statements, each judged true or false: part II of the 2025 format. A blank statement is not right. */
export const trueFalseGroup: QuestionKind<TrueFalseGroupDefinition, TrueFalseGroupView, TrueFalseGroupResponse> = {
  kind: 'trueFalseGroup',
  definition: TrueFalseGroupDefinition,
  view: TrueFalseGroupView,
  response: TrueFalseGroupResponse,

  toView: (definition, order) => ({
    kind: 'trueFalseGroup',
    stem: definition.stem,
    statements: inOrder(definition, order).map(({ id, content }) => ({ id, content })),
  }),
  // Statements often lean on one another ("từ kết quả câu a"), so their order stays as the author wrote it.
  shuffleable: () => [],
  marking: () => 'key',
  score(definition, response, rule) {
    const right = definition.statements.filter(({ id, key }) => key !== null && ofPart(response, id) === key).length;
    const steps = rule.steps ?? STEPS_2025;
    // A step table is written for four statements; other sizes are read at the same share of right statements.
    if (definition.statements.length === steps.length - 1) return steps[right] ?? 0;
    return steps[Math.floor((right / definition.statements.length) * (steps.length - 1))] ?? 0;
  },
  texts: (definition) => [
    definition.stem,
    ...definition.statements.map((statement) => statement.content),
    ...(definition.solution ? [definition.solution] : []),
  ],
  problems,
  keyText: (definition, order) =>
    inOrder(definition, order)
      .map(({ key }) => (key === null ? '?' : letter(key)))
      .join(''),
  responseText: (definition, response, order) =>
    response === null || Object.keys(response).length === 0
      ? ''
      : inOrder(definition, order)
          .map(({ id }) => (response[id] === undefined ? '–' : letter(response[id])))
          .join(''),
  correctResponse(definition) {
    const said: TrueFalseGroupResponse = {};
    for (const { id, key } of definition.statements) {
      if (key === null) return null;
      said[id] = key;
    }
    return said;
  },
  withKey(definition, text) {
    const letters = [...text.toUpperCase().replace(/[\s,;]/g, '')];
    if (letters.length !== definition.statements.length || !letters.every((one) => 'ĐDS'.includes(one))) return null;
    return {
      ...definition,
      statements: definition.statements.map((statement, at) => ({ ...statement, key: letters[at] !== 'S' })),
    };
  },
  tallies: ({ statements }) =>
    statements.map(({ id, key }, at) => ({
      label: small(at),
      options: [true, false].map((value) => ({ id: letter(value), label: letter(value) })),
      right: key === null ? null : letter(key),
      said: (response) => (response[id] === undefined ? null : letter(response[id])),
    })),
};

function problems(definition: TrueFalseGroupDefinition): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  // A lone statement without a stem is a whole question: true or false.
  const isLone = definition.statements.length === 1 && isBlank(definition.stem);
  if (definition.statements.length < 4 && !isLone) found.push('missingStatement');
  if (definition.statements.some((statement) => isBlank(statement.content))) found.push('emptyOption');
  if (repeatsId(definition.statements)) found.push('duplicateOption');
  if (definition.statements.some((statement) => statement.key === null)) found.push('noKey');
  else if (!isLone && !definition.statements.some((statement) => statement.key)) found.push('noTrueStatement');
  return found;
}

function inOrder(definition: TrueFalseGroupDefinition, order: readonly string[] | undefined) {
  if (!order || order.length === 0) return definition.statements;
  return order.flatMap((id) => definition.statements.find((statement) => statement.id === id) ?? []);
}

const letter = (value: boolean) => (value ? 'Đ' : 'S');
