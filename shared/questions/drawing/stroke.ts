/**
 * Strokes as short texts, because each goes into the ledger: "k3 120,80 5,2 -3,4" is ink k, 3 pixels wide, from (120, 80)
 * by steps. All in whole pixels of the drawing.
 */
export interface Stroke {
  readonly ink: Ink;
  /** Pixels. */
  readonly width: number;
  readonly points: readonly StrokePoint[];
}
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
}

/** Black, blue, red, green: what pencil cases hold. */
export const INKS = ['k', 'b', 'r', 'g'] as const;
export type Ink = (typeof INKS)[number];

export const STROKE = /^[kbrg]\d{1,2} \d{1,4},\d{1,4}( -?\d{1,4},-?\d{1,4})*$/;
/** Characters of one stroke; the pen begins a new one where it would be longer. */
export const STROKE_LENGTH = 1_500;

export function writeStroke({ ink, width, points }: Stroke): string {
  let [x, y] = [0, 0];
  const steps = points.map((point) => {
    const step = `${point.x - x},${point.y - y}`;
    ({ x, y } = point);
    return step;
  });
  return `${ink}${width} ${steps.join(' ')}`;
}

/** Null for a text that is no stroke. */
export function readStroke(text: string): Stroke | null {
  if (!STROKE.test(text)) return null;
  const [head = '', ...steps] = text.split(' ');
  let [x, y] = [0, 0];
  const points = steps.map((step) => {
    const [dx = 0, dy = 0] = step.split(',').map(Number);
    x += dx;
    y += dy;
    return { x, y };
  });
  return { ink: head[0] as Ink, width: Number(head.slice(1)), points };
}

/**
 * The line with fewer points, none further than `tolerance` pixels from where it was drawn (Ramer 1972, Douglas and
 * Peucker 1973). The first and the last point stay.
 */
export function simplified(points: readonly StrokePoint[], tolerance: number): StrokePoint[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [a, b] = [points[from], points[to]];
    if (!a || !b) break;
    let farthest = { at: -1, away: tolerance };
    for (let at = from + 1; at < to; at++) {
      const point = points[at];
      const away = point ? distanceToLine(point, a, b) : 0;
      if (away > farthest.away) farthest = { at, away };
    }
    if (farthest.at < 0) continue;
    keep.add(farthest.at);
    spans.push([from, farthest.at], [farthest.at, to]);
  }
  return points.filter((_, at) => keep.has(at));
}

function distanceToLine({ x, y }: StrokePoint, a: StrokePoint, b: StrokePoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - a.x, y - a.y) : Math.abs(dy * (x - a.x) - dx * (y - a.y)) / length;
}
