/** Keeps a picture and gives its SHA-256; null where it could not be kept. */
export type KeepPicture = (picture: File) => Promise<string | null>;

/**
 * What was copied from Word or a web page, made ready to be read by the server: every picture that came along is kept first
 * and named by its hash. Word gives pictures as local addresses that no page may open, with the bytes in the RTF beside.
 */
export async function readyToRead({ html, rtf }: PastedData, keep: KeepPicture): Promise<string> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const fromRtf = picturesInRtf(rtf);
  // Word writes each picture twice, once for old readers in a comment of its own; a comment is not an element here.
  for (const image of page.querySelectorAll('img')) {
    const src = image.getAttribute('src') ?? '';
    const bytes = src.startsWith('data:') ? bytesOf(src) : /^file:|^[a-z]:\\/i.test(src) ? fromRtf.shift() : null;
    const media = bytes ? await keep(new File([bytes], 'anh', { type: bytes.type })) : null;
    image.setAttribute('src', media ? `kept:${media}` : '');
  }
  // Comments are left as they are: Word's formulas stand in them.
  return page.body.innerHTML;
}

export interface PastedData {
  readonly html: string;
  readonly rtf: string;
}

/** Formulas, pictures and Word's own markup; the rest the editor reads by itself. */
export function needsReading(html: string): boolean {
  return (
    !html.includes('data-pm-slice') && /<m:oMath|<math[\s>]|<img[\s>]|class="?Mso|urn:schemas-microsoft-com/i.test(html)
  );
}

/** PNG and JPEG pictures of an RTF text, in its order. */
export function picturesInRtf(rtf: string): Blob[] {
  const pictures: Blob[] = [];
  for (let from = rtf.indexOf('{\\pict'); from >= 0; from = rtf.indexOf('{\\pict', from + 6)) {
    // The fallback for old readers repeats the picture before it.
    if (rtf.slice(Math.max(0, from - 16), from).includes('\\nonshppict')) continue;
    const end = rtf.indexOf('{\\pict', from + 6);
    const piece = rtf.slice(from, end < 0 ? undefined : end);
    const type = piece.includes('\\pngblip') ? 'image/png' : piece.includes('\\jpegblip') ? 'image/jpeg' : null;
    const hex = type && /(?:[0-9a-f]{2}\s*){64,}/i.exec(piece.replace(/\{\\\*[^{}]*\}/g, ''))?.[0].replace(/\s+/g, '');
    if (type && hex) pictures.push(new Blob([bytesOfHex(hex)], { type }));
  }
  return pictures;
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** A `data:` address as its bytes. It is not fetched: a page may not connect to what it was given. */
function bytesOf(src: string): Blob | null {
  const [, type, data] = /^data:(image\/(?:png|jpeg|gif|webp));base64,([a-z0-9+/=\s]+)$/i.exec(src) ?? [];
  if (!type || !data) return null;
  const text = atob(data.replace(/\s+/g, ''));
  return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type });
}
