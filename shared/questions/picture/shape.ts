import { z } from 'zod';

/**
 * A place on a picture, in the picture's own pixels from its upper left corner, as QTI 3 writes it: rect x1 y1 x2 y2;
 * circle x y r; ellipse x y rx ry; polygon x1 y1 x2 y2 … (closed by itself).
 */
export const Shape = z
  .object({
    shape: z.enum(['rect', 'circle', 'ellipse', 'polygon']),
    coords: z.array(z.number().min(-5_000).max(10_000)).max(400),
  })
  .refine(({ shape, coords }) => hasItsNumbers(shape, coords), 'wrong number of coordinates');
export type Shape = z.infer<typeof Shape>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

function hasItsNumbers(shape: string, coords: readonly number[]): boolean {
  if (shape === 'polygon') return coords.length >= 6 && coords.length % 2 === 0;
  return coords.length === (shape === 'circle' ? 3 : 4);
}

/** Whether a point lies in a shape or on its edge. */
export function contains({ shape, coords }: Shape, { x, y }: Point): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  switch (shape) {
    case 'rect':
      return x >= Math.min(a, c) && x <= Math.max(a, c) && y >= Math.min(b, d) && y <= Math.max(b, d);
    case 'circle':
      return (x - a) ** 2 + (y - b) ** 2 <= c ** 2;
    case 'ellipse':
      return c !== 0 && d !== 0 && ((x - a) / c) ** 2 + ((y - b) / d) ** 2 <= 1;
    case 'polygon':
      return isInPolygon(cornersOf(coords), { x, y });
  }
}

/** The even-odd rule, edges included. */
function isInPolygon(corners: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before) {
      if (isOnEdge(before, corner, { x, y })) return true;
      const crosses = corner.y > y !== before.y > y;
      if (crosses && x < ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

function isOnEdge(a: Point, b: Point, { x, y }: Point): boolean {
  const cross = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  return (
    cross === 0 &&
    x >= Math.min(a.x, b.x) &&
    x <= Math.max(a.x, b.x) &&
    y >= Math.min(a.y, b.y) &&
    y <= Math.max(a.y, b.y)
  );
}

function cornersOf(coords: readonly number[]): Point[] {
  const corners: Point[] = [];
  for (let at = 0; at + 1 < coords.length; at += 2) corners.push({ x: coords[at] ?? 0, y: coords[at + 1] ?? 0 });
  return corners;
}

/** The smallest upright box around a shape. */
export function boundsOf({ shape, coords }: Shape): { left: number; top: number; width: number; height: number } {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  const [rx, ry] = shape === 'circle' ? [c, c] : [c, d];
  const corners =
    shape === 'rect' || shape === 'polygon'
      ? cornersOf(coords)
      : [
          { x: a - rx, y: b - ry },
          { x: a + rx, y: b + ry },
        ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The same shape elsewhere. */
export function movedBy<Moved extends Shape>(shape: Moved, across: number, down: number): Moved {
  // Of a circle or an ellipse the numbers after the middle are no place.
  const places = shape.shape === 'rect' || shape.shape === 'polygon' ? shape.coords.length : 2;
  const coords = shape.coords.map((each, at) => (at < places ? each + (at % 2 === 0 ? across : down) : each));
  return { ...shape, coords };
}

/** How finely a shape is looked through for a point that is in it. */
const STEPS = 24;

/** A whole-pixel point of a shape for which `isFree` holds, as near to its middle as the search finds; null for none. */
export function pointIn(shape: Shape, isFree: (point: Point) => boolean = () => true): Point | null {
  const { left, top, width, height } = boundsOf(shape);
  const middle = { x: left + width / 2, y: top + height / 2 };
  let best: { point: Point; away: number } | null = null;
  for (let i = 0; i <= STEPS; i++)
    for (let j = 0; j <= STEPS; j++) {
      const point = { x: Math.round(left + (width * i) / STEPS), y: Math.round(top + (height * j) / STEPS) };
      const away = (point.x - middle.x) ** 2 + (point.y - middle.y) ** 2;
      if ((!best || away < best.away) && contains(shape, point) && isFree(point)) best = { point, away };
    }
  return best?.point ?? null;
}
