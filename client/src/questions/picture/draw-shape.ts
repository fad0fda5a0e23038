import type { Point, Shape } from 'shared/questions/picture/shape.ts';

export type ShapeName = Shape['shape'];

/** The shape that a drag from one corner to the other means; null while it has no size. */
export function between(name: ShapeName, a: Point, b: Point): Shape | null {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const [width, height] = [right - left, bottom - top];
  if (width < 4 || height < 4) return null;
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  switch (name) {
    case 'rect':
      return { shape: 'rect', coords: [left, top, right, bottom] };
    case 'circle':
      return { shape: 'circle', coords: [x, y, Math.round(Math.min(width, height) / 2)] };
    case 'ellipse':
      return { shape: 'ellipse', coords: [x, y, Math.round(width / 2), Math.round(height / 2)] };
    case 'polygon':
      return { shape: 'polygon', coords: [x, top, right, bottom, left, bottom] };
  }
}

/** A shape of a fifth of the picture in its middle: where the keyboard begins. */
export function inTheMiddle(name: ShapeName, { width, height }: { width: number; height: number }): Shape {
  const corner = (share: number): Point => ({ x: Math.round(width * share), y: Math.round(height * share) });
  return between(name, corner(0.4), corner(0.6)) ?? { shape: 'rect', coords: [0, 0, width, height] };
}

/** The numbers of a line like "10, 20 30;40". */
export function numbersIn(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
}
