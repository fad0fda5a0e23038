import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code as SVG: black on white in every scheme, with the quiet zone that readers need. Size in CSS pixels. */
export function QrCode({ text, size = 160, title }: { text: string; size?: number; title: string }) {
  const { path, side } = useMemo(() => pathOf(text), [text]);
  return (
    <svg width={size} height={size} viewBox={`0 0 ${side} ${side}`} role="img" shapeRendering="crispEdges">
      <title>{title}</title>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

const QUIET = 4;

function pathOf(text: string): { path: string; side: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      let length = 1;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      runs.push(`M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`);
      column += length;
    }
  }
  return { path: runs.join(''), side: modules.size + 2 * QUIET };
}
