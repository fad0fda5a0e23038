import type { AttemptState } from '../attempt/fold.ts';
import { responseTo } from '../attempt/fold.ts';
import { isAnswered } from '../questions/is-answered.ts';
import { type Definition, kindOf, parseResponse, scoreOf } from '../questions/registry.ts';
import { roundHalfUp } from './round.ts';
import { maximumOf, type Scheme } from './scheme.ts';

/** An item of an exam with the version of the question that was used. */
export interface ScoredItem {
  readonly id: string;
  readonly part: number;
  readonly definition: Definition;
}

export interface ItemScore {
  readonly id: string;
  readonly part: number;
  /** Share of the points, in [-1, 1]; below 0 where the author set a penalty. */
  readonly share: number;
  readonly points: number;
  readonly maximum: number;
  readonly answered: boolean;
  /** True where the answer waits for a person to mark it: its points are not 0, they are not known. */
  readonly awaits: boolean;
}

export interface AttemptScore {
  /** Rounded once, by the scheme. */
  readonly total: number;
  readonly maximum: number;
  readonly parts: readonly { readonly part: number; readonly points: number; readonly maximum: number }[];
  readonly items: readonly ItemScore[];
}

/** Marks a folded attempt by a scheme: item -> part -> exam. Items whose part the scheme does not name earn nothing. */
export function scoreAttempt(scheme: Scheme, items: readonly ScoredItem[], state: AttemptState): AttemptScore {
  const scores = items.map(({ id, part, definition }): ItemScore => {
    const rule = scheme.parts.find((candidate) => candidate.part === part);
    const response = parseResponse(definition.kind, responseTo(state, id));
    const maximum = rule?.points ?? 0;
    const share = rule ? scoreOf(definition, response, { steps: rule.steps }) : 0;
    // Six places hold every product of a printed point value and a printed step; what is beyond is float noise.
    const points = roundHalfUp(share * maximum, 6);
    const answered = isAnswered(response);
    return {
      id,
      part,
      share,
      points,
      maximum,
      answered,
      awaits: answered && kindOf(definition.kind).marking(definition) === 'person',
    };
  });
  const { parts, total } = sumUp(scheme, scores);
  return { total, maximum: roundHalfUp(maximumOf(scheme), 6), parts, items: scores };
}

/** Parts and mark of scored items. Penalties never take a part below 0; the whole is rounded once. */
export function sumUp(
  scheme: Scheme,
  items: readonly { readonly part: number; readonly points: number }[],
): { parts: { part: number; points: number; maximum: number }[]; total: number } {
  const parts = scheme.parts.map(({ part, questions, points }) => ({
    part,
    points: Math.max(0, roundHalfUp(sum(items.filter((item) => item.part === part).map((item) => item.points)), 6)),
    maximum: roundHalfUp(questions * points, 6),
  }));
  return { parts, total: roundHalfUp(sum(parts.map((part) => part.points)), scheme.decimals) };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
