import { childrenOf, type QtiElement } from '../element.ts';
import type { Valued } from '../value.ts';
import { CONTAINERS } from './containers.ts';
import { LOGIC } from './logic.ts';
import { NUMBERS } from './numbers.ts';
import { type Operators, type Run, step } from './run.ts';
import { SOURCES } from './variables.ts';

/** Every expression of QTI 2.1 to 3.0 that has a meaning inside an item. */
const OPERATORS: Operators = { ...SOURCES, ...LOGIC, ...NUMBERS, ...CONTAINERS };

/** The value of an expression. What is no expression of QTI is NULL, and named in the run's faults. */
export function evaluate(element: QtiElement | undefined, run: Run): Valued {
  step(run);
  if (!element) {
    run.faults.add('missing expression');
    return null;
  }
  const operator = OPERATORS[element.name];
  if (!operator) {
    run.faults.add(element.name);
    return null;
  }
  return operator(
    childrenOf(element).map((child) => evaluate(child, run)),
    element,
    run,
  );
}
