import type { SVGProps } from 'react';
import { boundsOf, type Shape } from 'shared/questions/picture/shape.ts';

/** A shape as SVG, in the picture's own pixels. */
export function ShapeMark({ shape, ...rest }: { readonly shape: Shape } & Omit<SVGProps<SVGElement>, 'ref'>) {
  const marked = { vectorEffect: 'non-scaling-stroke', ...rest } as Record<string, unknown>;
  const { left, top, width, height } = boundsOf(shape);
  if (shape.shape === 'rect') return <rect x={left} y={top} width={width} height={height} {...marked} />;
  if (shape.shape === 'polygon') return <polygon points={shape.coords.join(' ')} {...marked} />;
  return <ellipse cx={left + width / 2} cy={top + height / 2} rx={width / 2} ry={height / 2} {...marked} />;
}
