const STARTS: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** The type of a file by its first bytes, whatever it is called; null for what no reviewer should be made to open. */
export function fileTypeOf(bytes: Uint8Array): string | null {
  return STARTS.find((start) => start.bytes.every((byte, at) => bytes[at] === byte))?.type ?? null;
}
