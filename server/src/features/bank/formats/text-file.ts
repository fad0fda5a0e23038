/**
 * The text of a file that says nothing of its encoding: by its byte order mark, else UTF-8, else Windows-1258 (Vietnamese),
 * in which Windows kept text before. Composed (NFC); signs that no text has are left out.
 */
export function textOfFile(bytes: Uint8Array): string {
  return decoded(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .normalize('NFC')
    .toWellFormed();
}

/** `isPart`: the last letter may be cut in two. */
function decoded(bytes: Uint8Array, isPart = false): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isPart });
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

/** How much of a file is looked at to know what it is. */
const HEAD_BYTES = 256 * 1024;

/** The beginning of a file as text; null where it is no text at all (a zip, a picture). */
export function headOfText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !isWide && head.includes(0) ? null : decoded(head, true);
}
