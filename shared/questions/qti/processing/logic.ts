import { isTrue } from '../element.ts';
import { bool, isSame, isSameBag, type QtiValue, textOfValue, truthOf, type Valued } from '../value.ts';
import { matchesPattern } from './pattern.ts';
import { attributeNumber, type Operators } from './run.ts';

/** Truth, equality of values and comparison of texts. NULL means "not known", as in SQL. */
export const LOGIC: Operators = {
  isNull: ([value]) => bool(value === null || value === undefined),
  isNotNull: ([value]) => bool(value !== null && value !== undefined),
  not: ([value]) => {
    const truth = truthOf(value ?? null);
    return truth === null ? null : bool(!truth);
  },
  and: (operands) => {
    const truths = operands.map(truthOf);
    if (truths.includes(false)) return bool(false);
    return truths.includes(null) ? null : bool(true);
  },
  or: (operands) => {
    const truths = operands.map(truthOf);
    if (truths.includes(true)) return bool(true);
    return truths.includes(null) ? null : bool(false);
  },
  anyN: (operands, element, run) => {
    const truths = operands.map(truthOf);
    const [sure, open] = [true, null].map((wanted) => truths.filter((truth) => truth === wanted).length);
    const least = attributeNumber(element, 'min', run) ?? 0;
    const most = attributeNumber(element, 'max', run) ?? operands.length;
    if (sure === undefined || open === undefined || sure > most || sure + open < least) return bool(false);
    return sure >= least && sure + open <= most ? bool(true) : null;
  },
  match: ([a, b]) => (a && b ? bool(isMatch(a, b)) : null),
  stringMatch: ([a, b], element) => {
    const [text, other] = [textOfValue(a ?? null), textOfValue(b ?? null)];
    if (text === null || other === null) return null;
    const [left, right] = [text, other].map((each) => cased(each, element.attributes.caseSensitive));
    return bool(isTrue(element.attributes.substring) ? (left ?? '').includes(right ?? '') : left === right);
  },
  substring: ([part, whole], element) => {
    const [inner, outer] = [textOfValue(part ?? null), textOfValue(whole ?? null)];
    if (inner === null || outer === null) return null;
    const said = element.attributes.caseSensitive;
    return bool(cased(outer, said).includes(cased(inner, said)));
  },
  /** The pattern is an attribute, or names a variable; some write it as a second operand. */
  patternMatch: ([value, written], element, run) => {
    const text = textOfValue(value ?? null);
    if (text === null) return null;
    const said = element.attributes.pattern ?? textOfValue(written ?? null) ?? '';
    const pattern = textOfValue(run.values.get(said.replace(/^\{(.*)\}$/, '$1')) ?? null) ?? said;
    const sense = element.attributes.caseSensitive;
    const matched = matchesPattern(cased(pattern, sense), cased(text, sense));
    if (matched === null) run.faults.add(`patternMatch ${pattern}`);
    return matched === null ? null : bool(matched);
  },
};

/** Case counts unless the file says that it does not. */
function cased(text: string, said: string | undefined): string {
  return said !== undefined && !isTrue(said) ? text.toLowerCase() : text;
}

function isMatch(a: QtiValue, b: QtiValue): boolean {
  if (a.fields || b.fields) {
    const names = [...new Set([...Object.keys(a.fields ?? {}), ...Object.keys(b.fields ?? {})])];
    return names.every((name) => isSameField(a.fields?.[name] ?? null, b.fields?.[name] ?? null));
  }
  if (a.cardinality === 'ordered' && b.cardinality === 'ordered')
    return a.values.length === b.values.length && a.values.every((value, at) => isSame(value, b.values[at]));
  return isSameBag(a.values, b.values);
}

function isSameField(a: Valued, b: Valued): boolean {
  return a === null || b === null ? a === b : isMatch(a, b);
}
