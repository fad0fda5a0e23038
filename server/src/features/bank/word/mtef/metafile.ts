import { latexOfMtef } from './equation.ts';

const WMF_ESCAPE = 0x0626;
const WMF_COMMENT = 15;
const EMF_COMMENT = 70;
const MARK = 'AppsMFCC';
const OWNER = /^(?:Design Science|WIRIS)/i;
/** More records than a picture of one formula has. */
const MOST_RECORDS = 20_000;

/**
 * The LaTeX of a formula that MathType kept in the picture it drew (WMF or EMF), or null. The formula outlives its object: a
 * teacher who pastes it as a picture still has it. Sources: MS-WMF 2.3.6, MS-EMF 2.3.3, Design Science's "Application-Specific
 * Metafile Comment Convention".
 */
export function equationInMetafile(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  let [held, total] = [0, 0];
  for (const comment of isEnhanced(view) ? enhancedComments(view) : plainComments(view)) {
    const chunk = chunkOf(comment);
    if (!chunk) continue;
    if (chunks.length === 0) total = chunk.total;
    chunks.push(chunk.data);
    held += chunk.data.byteLength;
    if (held >= total) break;
  }
  if (chunks.length === 0 || held < total) return null;
  return latexOfMtef(new Uint8Array(Buffer.concat(chunks)));
}

/** Comments longer than 32 KB are cut: each chunk says how long the whole is. */
function chunkOf(comment: Uint8Array): { total: number; data: Uint8Array } | null {
  const text = (from: number, to: number) => String.fromCharCode(...comment.subarray(from, to));
  if (comment.byteLength < 20 || text(0, MARK.length) !== MARK) return null;
  const view = new DataView(comment.buffer, comment.byteOffset, comment.byteLength);
  const length = view.getUint32(14, true);
  const end = comment.indexOf(0, 18);
  if (end < 0 || end > 300 || !OWNER.test(text(18, end))) return null;
  return { total: view.getUint32(10, true), data: comment.subarray(end + 1, end + 1 + length) };
}

function isEnhanced(view: DataView): boolean {
  return view.byteLength >= 44 && view.getUint32(0, true) === 1 && view.getUint32(40, true) === 0x464d4520;
}

/** Records of WMF: their length in words, their function, what it takes. */
function* plainComments(view: DataView): Generator<Uint8Array> {
  const isPlaceable = view.byteLength >= 22 && view.getUint32(0, true) === 0x9ac6cdd7;
  let at = (isPlaceable ? 22 : 0) + 18;
  for (let count = 0; count < MOST_RECORDS && at + 10 <= view.byteLength; count++) {
    const length = view.getUint32(at, true) * 2;
    if (length < 6) return;
    if (view.getUint16(at + 4, true) === WMF_ESCAPE && view.getUint16(at + 6, true) === WMF_COMMENT)
      yield bytesAt(view, at + 10, view.getUint16(at + 8, true));
    at += length;
  }
}

function* enhancedComments(view: DataView): Generator<Uint8Array> {
  let at = 0;
  for (let count = 0; count < MOST_RECORDS && at + 12 <= view.byteLength; count++) {
    const length = view.getUint32(at + 4, true);
    if (length < 8) return;
    if (view.getUint32(at, true) === EMF_COMMENT) yield bytesAt(view, at + 12, view.getUint32(at + 8, true));
    at += length;
  }
}

/** As many bytes as are there. */
function bytesAt(view: DataView, from: number, length: number): Uint8Array {
  const there = Math.max(0, Math.min(length, view.byteLength - from));
  return new Uint8Array(view.buffer, view.byteOffset + from, there);
}
