/** The text of an XML file: by its byte order mark, else by the encoding that its first line names, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase();
  return decoderOf(named).decode(bytes);
}

function decoderOf(name: string | undefined): InstanceType<typeof TextDecoder> {
  // A file that is read as bytes of one width cannot really be UTF-16, whatever it says.
  if (name === undefined || /^(utf-?8|utf-?16.*|us-ascii)$/.test(name)) return new TextDecoder('utf-8');
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder('utf-8');
  }
}
