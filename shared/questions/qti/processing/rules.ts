import { childrenOf, type QtiElement } from '../element.ts';
import { container, isSame, numberOf, readScalar, type Scalar, single, truthOf, type Valued } from '../value.ts';
import { evaluate } from './evaluate.ts';
import { type Run, step } from './run.ts';

/** How a list of rules ended: `exit` leaves the whole processing, `again` asks template processing to begin anew. */
export type Ending = 'on' | 'exit' | 'again';

const CONDITION = /^(response|outcome|template)Condition$/;
const BRANCH = /^(response|outcome|template)(If|ElseIf|Else)$/;
const EXIT = /^exit(Response|Template|Test)$/;

/** Obeys rules in their order. What is no rule of QTI is passed over, and named in the run's faults. */
export function obey(rules: readonly QtiElement[], run: Run): Ending {
  for (const rule of rules) {
    step(run);
    const ending = obeyOne(rule, run);
    if (ending !== 'on') return ending;
  }
  return 'on';
}

function obeyOne(rule: QtiElement, run: Run): Ending {
  const [expression] = childrenOf(rule);
  const { identifier = '' } = rule.attributes;
  if (EXIT.test(rule.name)) return 'exit';
  if (CONDITION.test(rule.name)) return choose(rule, run);
  if (rule.name.endsWith('ProcessingFragment')) return obey(childrenOf(rule), run);
  switch (rule.name) {
    case 'setOutcomeValue':
    case 'setTemplateValue':
    case 'setResponseValue':
      set(identifier, expression ? evaluate(expression, run) : null, run);
      return 'on';
    case 'lookupOutcomeValue':
      set(identifier, lookedUp(identifier, evaluate(expression, run), run), run);
      return 'on';
    case 'setCorrectResponse':
      run.correct.set(identifier, fitted(identifier, evaluate(expression, run), run));
      return 'on';
    case 'setDefaultValue': {
      const value = expression
        ? fitted(identifier, evaluate(expression, run), run)
        : (run.initial.get(identifier) ?? null);
      run.initial.set(identifier, value);
      run.values.set(identifier, value);
      return 'on';
    }
    case 'templateConstraint':
      return truthOf(evaluate(expression, run)) === true ? 'on' : 'again';
    default:
      run.faults.add(rule.name);
      return 'on';
  }
}

/** The first branch whose condition is true; NULL is not true. */
function choose(condition: QtiElement, run: Run): Ending {
  let hasElse = false;
  let chosen: QtiElement[] | null = null;
  for (const branch of childrenOf(condition)) {
    const kind = BRANCH.exec(branch.name)?.[2];
    if (kind === undefined || (hasElse && kind !== 'Else')) {
      run.faults.add(branch.name);
      continue;
    }
    hasElse ||= kind === 'Else';
    if (chosen) continue;
    const [test, ...rules] = childrenOf(branch);
    if (kind === 'Else') chosen = childrenOf(branch);
    else if (truthOf(evaluate(test, run)) === true) chosen = rules;
  }
  return chosen ? obey(chosen, run) : 'on';
}

function set(identifier: string, value: Valued, run: Run): void {
  if (!run.declared.has(identifier)) run.faults.add(`undeclared ${identifier}`);
  run.values.set(identifier, fitted(identifier, value, run));
}

/** The value as its variable declares it: base type and cardinality. */
function fitted(identifier: string, value: Valued, run: Run): Valued {
  const declared = run.declared.get(identifier);
  if (!value || !declared || declared.cardinality === 'record' || value.fields) return value;
  const { baseType, cardinality } = declared;
  const isAsIs = baseType === null || baseType === value.baseType;
  const values = value.values
    .map((scalar) =>
      isAsIs || (typeof scalar === 'number' && baseType === 'float') ? scalar : converted(scalar, baseType),
    )
    .filter((scalar): scalar is Scalar => scalar !== null);
  if (cardinality !== 'single') return container(cardinality, baseType ?? value.baseType, values);
  const [first] = values;
  return first === undefined ? null : single(baseType ?? value.baseType, first);
}

function converted(scalar: Scalar, baseType: Parameters<typeof readScalar>[1]): Scalar | null {
  // A fraction in an integer variable is a mistake of the author that must not change a mark.
  if (typeof scalar === 'number' && baseType === 'integer') return scalar;
  return readScalar(String(scalar), baseType);
}

function lookedUp(identifier: string, value: Valued, run: Run): Valued {
  const declared = run.declared.get(identifier);
  const table = declared?.lookup;
  if (!table) {
    run.faults.add(`lookupOutcomeValue ${identifier}`);
    return null;
  }
  const source = numberOf(value);
  const found =
    source === null
      ? undefined
      : table.entries.find((entry) =>
          table.mode === 'match'
            ? isSame(entry.source, source)
            : entry.source < source || (entry.includesBoundary && isSame(entry.source, source)),
        );
  const target = found?.target ?? table.fallback;
  const scalar = target === null ? null : readScalar(target, declared?.baseType ?? 'float');
  return scalar === null ? null : single(declared?.baseType ?? 'float', scalar);
}
