import type { ImportProblem } from 'shared/questions/draft.ts';
import { childOf, isTrue, type QtiElement } from 'shared/questions/qti/element.ts';
import type { OwnScoring } from './own-scoring.ts';

/** What is wrong with an item's file itself, whatever became of its question. `isScored`: by its key, not by a person. */
export function fileProblems(item: QtiElement, own: OwnScoring, isScored: boolean): ImportProblem[] {
  const problems: ImportProblem[] = [];
  if (isScored && !own.hasRules) problems.push({ what: 'noResponseProcessing' });
  const faults = own.faults();
  if (faults.length > 0)
    problems.push({ what: 'invalidResponseProcessing', detail: faults.join('; ').slice(0, 300).toWellFormed() });
  // Version 3 packages say MAXSCORE; before, the normal maximum was enough, and a published template is its own maximum.
  const isSaid = own.saysMaxScore || own.template !== null || (own.declaredMaximum !== null && !isVersion3(item));
  if (isScored && !isSaid) problems.push({ what: 'noMaxScore' });
  if (isTrue(item.attributes.adaptive)) problems.push({ what: 'adaptiveItem' });
  if (childOf(item, 'templateProcessing')) problems.push({ what: 'templateFixed' });
  return problems;
}

const isVersion3 = (item: QtiElement) => /v3p\d/.test(item.attributes.xmlns ?? '');
