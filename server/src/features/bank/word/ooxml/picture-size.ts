/** Sizes on the page in CSS pixels (96 to the inch), at most what a question can show. */
interface Size {
  readonly width?: number;
  readonly height?: number;
}

const EMU_PER_PIXEL = 9_525;
const PIXELS_PER_POINT = 96 / 72;

export function drawingSize(extent: { readonly attributes: Readonly<Record<string, string>> } | undefined): Size {
  if (!extent) return {};
  return size(Number(extent.attributes.cx) / EMU_PER_PIXEL, Number(extent.attributes.cy) / EMU_PER_PIXEL);
}

/** From VML's `style="width:45pt;height:20pt"`. */
export function objectSize(style: string): Size {
  const pixels = (name: string) => {
    const [, number, unit] = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in|px)?`).exec(style) ?? [];
    const factor = unit === 'in' ? 96 : unit === 'px' ? 1 : PIXELS_PER_POINT;
    return Number(number) * factor;
  };
  return size(pixels('width'), pixels('height'));
}

function size(width: number, height: number): Size {
  const isUsable = (value: number) => Number.isFinite(value) && value >= 1 && value <= 5_000;
  return isUsable(width) && isUsable(height) ? { width: Math.round(width), height: Math.round(height) } : {};
}
