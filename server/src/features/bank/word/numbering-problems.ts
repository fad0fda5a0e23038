import type { ImportProblem } from 'shared/questions/draft.ts';
import type { RawQuestion } from './outline.ts';

/** What is odd about the printed numbers and group marks, one list per question. */
export function numberingProblems(questions: readonly RawQuestion[]): ImportProblem[][] {
  const seen = new Map<string, Set<number>>();
  const last = new Map<string, number>();
  return questions.map(({ n, stretch, unclosedGroup }) => {
    const problems: ImportProblem[] = [];
    const numbers = seen.get(stretch) ?? new Set();
    seen.set(stretch, numbers);
    const before = last.get(stretch);
    if (numbers.has(n)) problems.push({ what: 'duplicateNumber' });
    else if (before !== undefined && n > before + 1) problems.push({ what: 'numberGap' });
    numbers.add(n);
    last.set(stretch, n);
    if (unclosedGroup) problems.push({ what: 'unclosedGroup' });
    return problems;
  });
}
