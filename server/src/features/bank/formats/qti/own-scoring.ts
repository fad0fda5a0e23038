import type { Declaration } from 'shared/questions/qti/declarations.ts';
import { childOf, childrenOf, type QtiElement } from 'shared/questions/qti/element.ts';
import { type PreparedItem, prepareItem, processItem } from 'shared/questions/qti/process-item.ts';
import { type TemplateName, templateNameOf } from 'shared/questions/qti/processing/templates.ts';
import { readXml } from 'shared/questions/qti/read-xml.ts';
import { numberOf, type Valued } from 'shared/questions/qti/value.ts';

export type Given = ReadonlyMap<string, Valued>;

/** How an item's author scores it: his own processing where there is one, else what his key or map says. */
export interface OwnScoring {
  readonly prepared: PreparedItem;
  readonly responses: readonly Declaration[];
  /** Null where nothing in the item gives a score. */
  score(given: Given): number | null;
  /** MAXSCORE, or the normal maximum of SCORE; null where the item says neither. */
  readonly declaredMaximum: number | null;
  readonly saysMaxScore: boolean;
  /** The template of QTI's own that scores the item: what it can give is its maximum. */
  readonly template: TemplateName | null;
  /** True where the file says no way of scoring and the key or the map was taken instead. */
  readonly isSupplied: boolean;
  /** True where the item's own processing gives the score. */
  readonly hasRules: boolean;
  /** What is wrong with the processing, in the file's own words. */
  faults(): readonly string[];
}

export function ownScoringOf(item: QtiElement): OwnScoring {
  const prepared = prepareItem(item, item.attributes.identifier ?? '');
  const responses = prepared.declarations.filter(({ role }) => role === 'response');
  const processing = childOf(item, 'responseProcessing');
  const outcome = outcomeOf(prepared);
  const hasRules = prepared.rules.some((rule) => setsValue(rule, outcome));
  const supplied = hasRules ? null : suppliedRules(responses);
  const used = supplied ? { ...prepared, rules: supplied } : prepared;
  const faults = new Set(
    responses.filter(({ isFaulty }) => isFaulty).map(({ identifier }) => `correctResponse ${identifier}`),
  );
  const ofMaxScore = numberOf(prepared.initial.get('MAXSCORE') ?? null);
  const normal = prepared.declarations.find(({ identifier }) => identifier === outcome)?.normalMaximum ?? null;
  return {
    prepared,
    responses,
    score(given) {
      const done = processItem(used, given);
      if (hasRules) for (const fault of done.faults) faults.add(fault);
      return numberOf(done.values.get(outcome) ?? null);
    },
    declaredMaximum: [ofMaxScore, normal].find((maximum) => maximum !== null && maximum > 0) ?? null,
    saysMaxScore: ofMaxScore !== null,
    template: childrenOf(processing).length === 0 ? templateNameOf(processing?.attributes.template) : null,
    isSupplied: supplied !== null,
    hasRules,
    faults: () => [...faults],
  };
}

/** Rules that never say a score are none: feedback alone, or nothing. */
function setsValue(rule: QtiElement, outcome: string): boolean {
  const isSetting = /^(setOutcomeValue|lookupOutcomeValue)$/.test(rule.name) && rule.attributes.identifier === outcome;
  return isSetting || childrenOf(rule).some((inner) => setsValue(inner, outcome));
}

/** SCORE; where an item calls it otherwise, the one number that its processing sets. */
function outcomeOf({ declarations, rules }: PreparedItem): string {
  const numbers = declarations.filter(
    ({ role, baseType, cardinality, identifier }) =>
      role === 'outcome' &&
      cardinality === 'single' &&
      (baseType === 'float' || baseType === 'integer') &&
      !/^MAX_?SCORE$/i.test(identifier),
  );
  if (numbers.some(({ identifier }) => identifier === 'SCORE') || rules.length === 0) return 'SCORE';
  return numbers.length === 1 ? (numbers[0]?.identifier ?? 'SCORE') : 'SCORE';
}

const pays = (entries: readonly { points: number }[]) => entries.some(({ points }) => points > 0);

/** Points by every map there is, one for every other right response; null where the item has no key at all. */
function suppliedRules(responses: readonly Declaration[]): QtiElement[] | null {
  const rules = responses.flatMap(({ identifier, mapping, areaMapping, correct }) => {
    const name = `identifier="${identifier.replace(/[^\p{L}\p{N}_.:-]/gu, '')}"`;
    const add = (points: string) =>
      `<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>${points}</sum></setOutcomeValue>`;
    const when = (test: string, rule: string) =>
      `<responseCondition><responseIf>${test}${rule}</responseIf></responseCondition>`;
    const isGiven = `<not><isNull><variable ${name}/></isNull></not>`;
    if (mapping && pays(mapping.entries)) return [when(isGiven, add(`<mapResponse ${name}/>`))];
    if (areaMapping && pays(areaMapping.entries)) return [when(isGiven, add(`<mapResponsePoint ${name}/>`))];
    const one = '<baseValue baseType="float">1</baseValue>';
    return correct ? [when(`<match><variable ${name}/><correct ${name}/></match>`, add(one))] : [];
  });
  if (rules.length === 0) return null;
  const zero = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>';
  return childrenOf(readXml(`<responseProcessing>${zero}${rules.join('')}</responseProcessing>`));
}
