import { areaOf } from '../declarations.ts';
import {
  bool,
  container,
  integer,
  isSame,
  isSameBag,
  numberOf,
  pointOf,
  type QtiValue,
  type Scalar,
  single,
  type Valued,
} from '../value.ts';
import { isInside } from './geometry.ts';
import { attributeNumber, MAX_CONTAINER, type Operator, type Operators } from './run.ts';

/** Containers: making, taking apart, looking into. */
export const CONTAINERS: Operators = {
  multiple: gathered('multiple'),
  ordered: gathered('ordered'),
  containerSize: ([value]) => integer(value?.values.length ?? 0),
  /** QTI 2.x writes the place as an attribute; some write it as a second operand. */
  index: ([value, place], element, run) => {
    const at = attributeNumber(element, 'n', run) ?? numberOf(place ?? null);
    const found = at === null || at < 1 ? undefined : value?.values[at - 1];
    return found === undefined ? null : single(value?.baseType ?? null, found);
  },
  fieldValue: ([value], element) => value?.fields?.[element.attributes.fieldIdentifier ?? ''] ?? null,
  random: ([value], _element, run) => {
    if (!value) return null;
    const found = value.values[Math.floor(run.random() * value.values.length)];
    return found === undefined ? null : single(value.baseType, found);
  },
  member: ([value, box]) => {
    if (!value || !box) return null;
    return bool(box.values.some((each) => isSame(each, value.values[0])));
  },
  delete: (operands) => {
    // The order of the two operands is mistaken so often that the container is found by being one.
    const [a, b] = operands;
    if (!a || !b) return null;
    const [value, box] = a.cardinality === 'single' ? [a, b] : [b, a];
    return container(
      box.cardinality,
      box.baseType,
      box.values.filter((each) => !isSame(each, value.values[0])),
    );
  },
  contains: ([outer, inner]) => (outer && inner ? bool(isWithin(outer, inner)) : null),
  repeat: (operands, element, run) => {
    const times = Math.floor(attributeNumber(element, 'numberRepeats', run) ?? 0);
    const values = operands.flatMap((operand) => operand?.values ?? []);
    if (times < 1 || values.length === 0) return null;
    const all: Scalar[] = [];
    for (let turn = 0; turn < times && all.length < MAX_CONTAINER; turn++) all.push(...values);
    return container('ordered', operands.find(Boolean)?.baseType ?? null, all.slice(0, MAX_CONTAINER));
  },
  inside: ([value], element) => {
    if (!value) return null;
    const area = areaOf(element);
    return bool(value.values.some((point) => isInside(pointOf(point), area)));
  },
};

function gathered(cardinality: 'multiple' | 'ordered'): Operator {
  return (operands) => {
    const given = operands.filter((operand): operand is QtiValue => operand !== null);
    const values = given.flatMap((operand) => operand.values).slice(0, MAX_CONTAINER);
    return container(cardinality, given[0]?.baseType ?? null, values);
  };
}

/** Ordered: one after the other in the first, without a gap. Multiple: as often as in the second. */
function isWithin(outer: NonNullable<Valued>, inner: NonNullable<Valued>): boolean {
  if (outer.cardinality === 'ordered' && inner.cardinality === 'ordered')
    return outer.values.some((_, from) => inner.values.every((value, at) => isSame(value, outer.values[from + at])));
  const count = (values: readonly Scalar[], wanted: Scalar) => values.filter((value) => isSame(value, wanted)).length;
  return (
    isSameBag(outer.values, inner.values) ||
    inner.values.every((value) => count(outer.values, value) >= count(inner.values, value))
  );
}
