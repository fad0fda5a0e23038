/** Picture types by their first bytes: a file's name is not believed. */
const SIGNATURES: readonly [string, readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/x-wmf', [0xd7, 0xcd, 0xc6, 0x9a]],
  ['image/x-wmf', [0x01, 0x00, 0x09, 0x00]],
  ['image/x-emf', [0x01, 0x00, 0x00, 0x00]],
];

/** What a browser can draw; others (WMF, EMF, TIFF) are kept but shown as a note. SVG can carry scripts: never shown. */
export const SHOWABLE: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/bmp',
  'image/webp',
]);

/** What can be drawn once it is written anew: the import makes it showable, or says that it could not. */
export const DRAWABLE: ReadonlySet<string> = new Set([...SHOWABLE, 'image/tiff']);

/** The media type of a picture's bytes; "application/octet-stream" for what is none of the known ones. */
export function pictureTypeOf(bytes: Uint8Array): string {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? 'application/octet-stream';
}
