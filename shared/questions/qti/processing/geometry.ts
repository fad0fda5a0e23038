import type { Area } from '../declarations.ts';

/** True where a point lies in an area or on its edge; an unknown shape holds nothing, `default` the whole picture. */
export function isInside([x, y]: readonly [number, number], { shape, coords }: Area): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  switch (shape) {
    case 'default':
      return true;
    case 'rect':
      return x >= Math.min(a, c) && x <= Math.max(a, c) && y >= Math.min(b, d) && y <= Math.max(b, d);
    case 'circle':
      return (x - a) ** 2 + (y - b) ** 2 <= c ** 2;
    case 'ellipse':
      return c > 0 && d > 0 && ((x - a) / c) ** 2 + ((y - b) / d) ** 2 <= 1;
    case 'poly':
      return isInPolygon(x, y, coords);
    default:
      return false;
  }
}

/** A ray to the right crosses the border an odd number of times. */
function isInPolygon(x: number, y: number, coords: readonly number[]): boolean {
  let inside = false;
  const corners = Math.floor(coords.length / 2);
  for (let at = 0, before = corners - 1; at < corners; before = at++) {
    const [x1 = 0, y1 = 0] = [coords[2 * at], coords[2 * at + 1]];
    const [x2 = 0, y2 = 0] = [coords[2 * before], coords[2 * before + 1]];
    if (isOnEdge(x, y, x1, y1, x2, y2)) return true;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function isOnEdge(x: number, y: number, x1: number, y1: number, x2: number, y2: number): boolean {
  const cross = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
  if (Math.abs(cross) > 1e-9) return false;
  return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
}
