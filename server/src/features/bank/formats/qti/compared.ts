import type { Declaration } from 'shared/questions/qti/declarations.ts';
import { childrenNamed, descendantsOf, type QtiElement, textOf } from 'shared/questions/qti/element.ts';
import { container, readScalar, type Scalar, single, type Valued } from 'shared/questions/qti/value.ts';
import type { OwnScoring } from './own-scoring.ts';

/** Expressions that have the variable itself among their operands. */
export function comparisonsOf(processing: QtiElement | undefined, identifier: string): QtiElement[] {
  const found: QtiElement[] = [];
  descendantsOf(processing, (element) => {
    const isAsked = childrenNamed(element, 'variable', 'fieldValue').some(
      (child) =>
        child.attributes.identifier === identifier ||
        childrenNamed(child, 'variable').some((inner) => inner.attributes.identifier === identifier),
    );
    if (isAsked) found.push(element);
    return false;
  });
  return found;
}

/** Where an item declares no right response: the constant that its processing compares with and pays most for. */
export function bestCompared(own: OwnScoring, declared: Declaration, processing: QtiElement | undefined): Valued {
  const { identifier, cardinality, baseType } = declared;
  let [best, most]: [Valued, number] = [null, 0];
  for (const comparison of comparisonsOf(processing, identifier).slice(0, 60)) {
    const boxes = childrenNamed(comparison, 'multiple', 'ordered');
    for (const box of boxes.length > 0 ? boxes : [comparison]) {
      const scalars = childrenNamed(box, 'baseValue')
        .map((value) => readScalar(textOf(value), baseType))
        .filter((scalar): scalar is Scalar => scalar !== null);
      const [first] = scalars;
      if (first === undefined) continue;
      const value = cardinality === 'single' ? single(baseType, first) : container(cardinality, baseType, scalars);
      const worth = own.score(new Map([[identifier, value]])) ?? 0;
      if (worth > most + 1e-9) [best, most] = [value, worth];
    }
  }
  return best;
}
