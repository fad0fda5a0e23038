import type { AnswerRow } from 'shared/contracts/analytics.ts';
import { type Definition, kindOf, type Response } from 'shared/questions/registry.ts';
import { normaliseNumber, numberValue } from 'shared/questions/short-answer/number-box.ts';
import { distractors } from 'shared/statistics/classical/distractors.ts';

const SHOWN_WRONG_ANSWERS = 5;

/**
 * The responses of an item as rows: options by their master letters, statements as "a · Đ", short answers by the number
 * meant, the commonest wrong ones first and the others together as "…". `responses`: per person, null for blank, undefined
 * where the item was not given.
 */
export function answerRows(
  definition: Definition,
  responses: readonly (Response | null | undefined)[],
  rest: ArrayLike<number>,
): AnswerRow[] {
  switch (definition.kind) {
    case 'choice': {
      const ids = definition.options.map((option) => option.id);
      const chosen = responses.map((response) => (typeof response === 'object' ? null : response));
      return rowsOf(chosen, rest, ids, definition.key, (id) => String.fromCharCode(65 + ids.indexOf(id)));
    }
    case 'trueFalseGroup':
      return definition.statements.flatMap(({ id, key }, at) => {
        const said = responses.map((response) => {
          if (response === undefined) return undefined;
          const judged = typeof response === 'object' ? response?.[id] : undefined;
          return judged === undefined ? null : judged ? 'Đ' : 'S';
        });
        const letter = String.fromCharCode(97 + at);
        const right = key === null ? null : key ? 'Đ' : 'S';
        return rowsOf(said, rest, ['Đ', 'S'], right, (option) => `${letter} · ${option}`).map((row) => ({
          ...row,
          label: row.label ?? `${letter} · –`,
        }));
      });
    case 'shortAnswer': {
      const key = kindOf(definition.kind).keyText(definition);
      const said = responses.map((response) => {
        if (response === undefined) return undefined;
        if (typeof response !== 'string' || response.trim() === '') return null;
        const isRight = kindOf(definition.kind).score(definition, response, {}) === 1;
        return isRight ? key : spelling(response);
      });
      const counts = new Map<string, number>();
      for (const text of said) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
      const wrong = [...counts].filter(([text]) => text !== key).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const shown = new Set([key, ...wrong.slice(0, SHOWN_WRONG_ANSWERS).map(([text]) => text)]);
      const pooled = said.map((text) => (text === undefined || text === null || shown.has(text) ? text : '…'));
      const options = wrong.length > SHOWN_WRONG_ANSWERS ? [...shown, '…'] : [...shown];
      return rowsOf(pooled, rest, options, key, (text) => text);
    }
  }
}

function rowsOf(
  said: readonly (string | null | undefined)[],
  rest: ArrayLike<number>,
  options: readonly string[],
  key: string | null,
  label: (option: string) => string,
): AnswerRow[] {
  return distractors(said, rest, options, key).map(({ option, ...figures }) => ({
    label: option === null ? null : label(option),
    ...figures,
  }));
}

/** One spelling for equal numbers, "0,5" for ",50"; what is no number stays as typed. */
function spelling(text: string): string {
  const value = numberValue(text);
  return value === null ? normaliseNumber(text) : String(value).replace('.', ',');
}
