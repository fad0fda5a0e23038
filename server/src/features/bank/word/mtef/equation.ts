import { streamOf } from './compound-file.ts';
import { readMtef, UnknownEquation } from './read-mtef.ts';
import { mtefToLatex } from './to-latex.ts';

/** Bytes before the MTEF in an "Equation Native" stream, as its own first word says. */
const USUAL_HEADER = 28;

/** The LaTeX of an embedded equation (MathType, Equation Editor 3.0), or null where it cannot be said in LaTeX. */
export function equationLatex(ole: Uint8Array): string | null {
  const native = streamOf(ole, 'Equation Native');
  if (!native || native.byteLength < USUAL_HEADER) return null;
  const header = (native[0] ?? 0) | ((native[1] ?? 0) << 8);
  return latexOfMtef(native.subarray(header >= 8 && header <= 64 ? header : USUAL_HEADER));
}

/** The same of MTEF without anything around it. */
export function latexOfMtef(mtef: Uint8Array): string | null {
  try {
    return mtefToLatex(readMtef(mtef)) || null;
  } catch (error) {
    if (error instanceof UnknownEquation) return null;
    throw error;
  }
}
