import type { QtiElement } from '../element.ts';
import { readXml } from '../read-xml.ts';

/** The response processing templates that QTI publishes, by the last word of their address. */
const TEXTS: Readonly<Record<string, string>> = {
  match_correct: scored(
    '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>',
    value(1),
    value(0),
  ),
  map_response: scored(
    '<isNull><variable identifier="RESPONSE"/></isNull>',
    value(0),
    '<mapResponse identifier="RESPONSE"/>',
  ),
  map_response_point: scored(
    '<isNull><variable identifier="RESPONSE"/></isNull>',
    value(0),
    '<mapResponsePoint identifier="RESPONSE"/>',
  ),
};

function value(points: number): string {
  return `<baseValue baseType="float">${points}</baseValue>`;
}

function scored(test: string, then: string, otherwise: string): string {
  const set = (points: string) => `<setOutcomeValue identifier="SCORE">${points}</setOutcomeValue>`;
  return `<responseProcessing><responseCondition><responseIf>${test}${set(then)}</responseIf><responseElse>${set(otherwise)}</responseElse></responseCondition></responseProcessing>`;
}

/** Common Cartridge's names for the same rules; their feedback is none of a mark's business. */
const ALIASES: Readonly<Record<string, string>> = {
  CC2_match: 'match_correct',
  CC2_match_basic: 'match_correct',
  CC2_map_response: 'map_response',
};

export type TemplateName = 'match_correct' | 'map_response' | 'map_response_point';

/** The published template that an address names ("…/rptemplates/match_correct.xml"), or null. */
export function templateNameOf(address: string | undefined): TemplateName | null {
  const word = /([A-Za-z0-9_]+)(?:\.xml)?\/?$/.exec(address?.trim() ?? '')?.[1] ?? '';
  const name = ALIASES[word] ?? word;
  return name in TEXTS ? (name as TemplateName) : null;
}

/** The rules of a published template for a response of that name. */
export function templateRules(name: TemplateName, response: string): QtiElement {
  return readXml((TEXTS[name] ?? '').replaceAll('"RESPONSE"', `"${response.replace(/[^\p{L}\p{N}_.:-]/gu, '')}"`));
}
