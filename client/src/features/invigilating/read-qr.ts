import jsQR from 'jsqr';

/** The text of the QR picture in an image, or null where there is none that can be read. RGBA, row by row. */
export function readQr({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): string | null {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
