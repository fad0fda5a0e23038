import type { AnswerRow } from 'shared/contracts/analytics.ts';
import { type Definition, kindOf, type Response } from 'shared/questions/registry.ts';
import type { Tally } from 'shared/questions/tally.ts';
import { distractors } from 'shared/statistics/classical/distractors.ts';

const SHOWN_WRONG_ANSWERS = 5;

/**
 * The responses of an item as rows, tally by tally as its kind counts them: options by their master letters, statements as
 * "a · Đ"; of what is written freely the commonest wrong answers first and the others together as "…". `responses`: per
 * person, null for blank, undefined where the item was not given.
 */
export function answerRows(
  definition: Definition,
  responses: readonly (Response | null | undefined)[],
  rest: ArrayLike<number>,
): AnswerRow[] {
  return kindOf(definition.kind)
    .tallies(definition)
    .flatMap((tally) => {
      const said = responses.map((response) =>
        response === undefined || response === null ? response : tally.said(response),
      );
      return tally.options === null ? freeRows(tally, said, rest) : rowsOf(tally, tally.options, said, rest);
    });
}

type Said = readonly (string | null | undefined)[];

function freeRows(tally: Tally<Response>, said: Said, rest: ArrayLike<number>): AnswerRow[] {
  const counts = new Map<string, number>();
  for (const text of said) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  const wrong = [...counts]
    .filter(([text]) => text !== tally.right)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const right = tally.right === null ? [] : [tally.right];
  const shown = new Set([...right, ...wrong.slice(0, SHOWN_WRONG_ANSWERS).map(([text]) => text)]);
  const pooled = said.map((text) => (text === undefined || text === null || shown.has(text) ? text : '…'));
  const options = wrong.length > SHOWN_WRONG_ANSWERS ? [...shown, '…'] : [...shown];
  return rowsOf(
    tally,
    options.map((text) => ({ id: text, label: text })),
    pooled,
    rest,
  );
}

function rowsOf(
  tally: Tally<Response>,
  options: readonly { readonly id: string; readonly label: string }[],
  said: Said,
  rest: ArrayLike<number>,
): AnswerRow[] {
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  return distractors(said, rest, [...labels.keys()], tally.right).map(({ option, ...figures }) => ({
    label: labelOf(tally.label, option === null ? null : (labels.get(option) ?? option)),
    ...figures,
  }));
}

/** The blanks of a question with one tally have no label: pages say it in words. */
function labelOf(about: string, option: string | null): string | null {
  return about === '' ? option : `${about} · ${option ?? '–'}`;
}
