import { type Ink, readStroke, type Stroke } from 'shared/questions/drawing/stroke.ts';

const COLOURS: Readonly<Record<Ink, string>> = { k: '#111111', b: '#1d3fb8', r: '#b3201a', g: '#14692a' };

/** Strokes as SVG, in the sheet's own pixels; a dot where a stroke has one point. */
export function Strokes({ strokes }: { readonly strokes: readonly string[] }) {
  return strokes.map((text, at) => {
    const stroke = readStroke(text);
    // biome-ignore lint/suspicious/noArrayIndexKey: strokes are a list that grows at its end.
    return stroke ? <StrokeLine key={at} stroke={stroke} /> : null;
  });
}

export function StrokeLine({ stroke: { ink, width, points } }: { readonly stroke: Stroke }) {
  const [first] = points;
  if (!first) return null;
  if (points.length === 1) return <circle cx={first.x} cy={first.y} r={width} fill={COLOURS[ink]} />;
  return (
    <polyline
      points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
      fill="none"
      stroke={COLOURS[ink]}
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}
