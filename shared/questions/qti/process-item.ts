import { seededRandom } from '../../papers/random.ts';
import { BUILT_IN, type Declaration, declarationsOf } from './declarations.ts';
import { childOf, childrenOf, type QtiElement } from './element.ts';
import { obey } from './processing/rules.ts';
import { MAX_STEPS, type Run, TooManySteps } from './processing/run.ts';
import { templateNameOf, templateRules } from './processing/templates.ts';
import type { Valued } from './value.ts';

/** An item made ready to be answered: its template variables drawn, its correct responses known. */
export interface PreparedItem {
  readonly item: QtiElement;
  readonly declarations: readonly Declaration[];
  /** Every variable as it stands before anybody answers. */
  readonly values: ReadonlyMap<string, Valued>;
  readonly correct: ReadonlyMap<string, Valued>;
  readonly initial: ReadonlyMap<string, Valued>;
  readonly rules: readonly QtiElement[];
  readonly seed: string;
  readonly faults: ReadonlySet<string>;
}

export interface Outcome {
  readonly values: ReadonlyMap<string, Valued>;
  /** What the processing asked for that QTI or the item does not have; 'too many steps' where it was stopped. */
  readonly faults: ReadonlySet<string>;
}

/** Draws the template variables by a seed: the same seed always gives the same item. */
export function prepareItem(item: QtiElement, seed: string): PreparedItem {
  const declarations = declarationsOf(item);
  const run = begin(declarations, seed);
  const rules = childrenOf(childOf(item, 'templateProcessing'));
  // A constraint that does not hold asks for another draw; QTI leaves the number of tries to us.
  guarded(run, () => {
    for (let tries = 0; tries < 100 && obey(rules, run) === 'again'; tries++) reset(run);
  });
  for (const { identifier, role } of declarations)
    if (role !== 'template') run.values.set(identifier, run.initial.get(identifier) ?? null);
  const processing = childOf(item, 'responseProcessing');
  return {
    ...{ item, declarations, seed },
    values: run.values,
    correct: run.correct,
    initial: run.initial,
    rules: [...rulesOf(processing, declarations, run.faults), ...childrenOf(childOf(item, 'outcomeProcessing'))],
    faults: run.faults,
  };
}

/** Runs response processing on the responses given; a response that is not named keeps its default. */
export function processItem(prepared: PreparedItem, responses: ReadonlyMap<string, Valued>): Outcome {
  const run: Run = {
    declared: declaredIn(prepared.declarations),
    values: new Map([...prepared.values, ...responses]),
    correct: new Map(prepared.correct),
    initial: new Map(prepared.initial),
    random: seededRandom(`${prepared.seed} answered`),
    faults: new Set(prepared.faults),
    left: MAX_STEPS,
  };
  guarded(run, () => obey(prepared.rules, run));
  return { values: run.values, faults: run.faults };
}

function begin(declarations: readonly Declaration[], seed: string): Run {
  const of = (pick: (declaration: Declaration) => Valued) =>
    new Map([...declaredIn(declarations)].map(([identifier, declaration]) => [identifier, pick(declaration)]));
  return {
    declared: declaredIn(declarations),
    values: of(({ initial }) => initial),
    correct: of(({ correct }) => correct),
    initial: of(({ initial }) => initial),
    random: seededRandom(seed),
    faults: new Set(),
    left: MAX_STEPS,
  };
}

/** What the item declares, and what it has without. */
const declaredIn = (declarations: readonly Declaration[]): Map<string, Declaration> =>
  new Map([...BUILT_IN, ...declarations].map((declaration) => [declaration.identifier, declaration]));

function reset(run: Run): void {
  for (const [identifier, { initial }] of run.declared) run.values.set(identifier, initial);
}

function guarded(run: Run, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    run.faults.add(error.message);
  }
}

/** The item's own rules, or those of the template it names. */
function rulesOf(
  processing: QtiElement | undefined,
  declarations: readonly Declaration[],
  faults: Set<string>,
): readonly QtiElement[] {
  const own = childrenOf(processing);
  const address = processing?.attributes.template ?? processing?.attributes.templateLocation;
  const name = own.length > 0 ? null : templateNameOf(address);
  if (name === null && own.length === 0 && address !== undefined) faults.add(`template ${address}`);
  if (name === null) return own;
  // Templates speak of RESPONSE; an item with one response of another name can only mean that.
  const responses = declarations.filter(({ role }) => role === 'response').map(({ identifier }) => identifier);
  const named = responses.includes('RESPONSE') ? 'RESPONSE' : (responses[0] ?? 'RESPONSE');
  return childrenOf(templateRules(name, named));
}
