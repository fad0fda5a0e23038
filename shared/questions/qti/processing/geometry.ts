import { contains, type Shape } from '../../picture/shape.ts';
import type { Area } from '../declarations.ts';

const SHAPES: Readonly<Record<string, Shape['shape']>> = {
  ...{ rect: 'rect', circle: 'circle', ellipse: 'ellipse', poly: 'polygon' },
};

/** True where a point lies in an area or on its edge; an unknown shape holds nothing, `default` the whole picture. */
export function isInside([x, y]: readonly [number, number], { shape, coords }: Area): boolean {
  if (shape === 'default') return true;
  const known = SHAPES[shape];
  return known !== undefined && contains({ shape: known, coords: [...coords] }, { x, y });
}
