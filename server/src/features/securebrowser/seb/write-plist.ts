import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';
import { SebError } from './seb-problem.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;
const INT32 = 2 ** 31;

/**
 * Writes a property list as Safe Exam Browser reads it on every platform: no white space inside a string, and integers
 * only within 32 bits, because the Windows client reads no larger ones.
 * @throws SebError badPlist
 */
export function writePlist(settings: PlistDict): string {
  return `${HEAD}${write(settings)}\n</plist>\n`;
}

function write(value: PlistValue): string {
  if (typeof value === 'string') return `<string>${escapeXml(value)}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number' || typeof value === 'bigint') return writeInteger(value);
  if (value instanceof Uint8Array) return `<data>${Buffer.from(value).toString('base64')}</data>`;
  if (isDict(value)) return writeDict(value);
  if (isArray(value)) return `<array>${value.map(write).join('')}</array>`;
  if ('real' in value) return `<real>${value.real}</real>`;
  return `<date>${escapeXml(value.date)}</date>`;
}

function writeDict(dict: PlistDict): string {
  const entries = [...dict].map(([key, value]) => `<key>${escapeXml(key)}</key>${write(value)}`);
  return `<dict>\n${entries.join('\n')}\n</dict>`;
}

function writeInteger(value: number | bigint): string {
  if ((typeof value === 'number' && !Number.isInteger(value)) || value < -INT32 || value >= INT32)
    throw new SebError('badPlist', `${value} is not a 32-bit integer`);
  return `<integer>${value}</integer>`;
}

/** A carriage return would come back as a line feed; everything else that XML cannot carry is refused. */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters XML 1.0 forbids
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text) || !text.isWellFormed())
    throw new SebError('badPlist', 'a character that XML cannot hold');
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}
