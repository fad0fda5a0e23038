import type { Random } from '../../../papers/random.ts';
import type { Declaration } from '../declarations.ts';
import { type QtiElement, readNumber } from '../element.ts';
import { numberOf, type Valued } from '../value.ts';

/** One run of an item's template or response processing. */
export interface Run {
  readonly declared: ReadonlyMap<string, Declaration>;
  readonly values: Map<string, Valued>;
  /** Correct and default values: template processing may set them anew. */
  readonly correct: Map<string, Valued>;
  readonly initial: Map<string, Valued>;
  readonly random: Random;
  /** What the processing asks for that is not in QTI or not in the item, in words of the file. */
  readonly faults: Set<string>;
  /** Expressions and rules that may still be looked at. */
  left: number;
}

/** Far more than a real item needs; a hostile one ends here instead of going on. */
export const MAX_STEPS = 50_000;
export const MAX_CONTAINER = 1_000;

/** Thrown when an item's processing would go on for ever; caught by `processItem`. */
export class TooManySteps extends Error {}

export function step(run: Run): void {
  if (--run.left < 0) throw new TooManySteps('too many steps');
}

/** An operator of QTI: what its operands gave is handed in. */
export type Operator = (operands: readonly Valued[], element: QtiElement, run: Run) => Valued;
export type Operators = Readonly<Record<string, Operator>>;

/** A number written in an attribute, or the value of the variable that it names. */
export function attributeNumber(element: QtiElement, name: string, run: Run): number | null {
  const said = element.attributes[name]?.trim();
  if (said === undefined) return null;
  return readNumber(said) ?? numberOf(run.values.get(said.replace(/^\{(.*)\}$/, '$1')) ?? null);
}
