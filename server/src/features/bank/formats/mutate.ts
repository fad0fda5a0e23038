import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Whole numbers in [0, below), by a seed (xorshift): a mutation that broke something can be made again. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** Texts and numbers that break readers more often than chance does. */
const NASTY = [
  '\u0000',
  '\ufffd',
  '<![CDATA[',
  '&#x0;',
  '&lol;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '9'.repeat(400),
  '-1',
  '{'.repeat(200),
  '\\frac'.repeat(200),
  '<g1>',
  'Câu 1.',
  '::',
  '~',
  '=',
  '%',
];

/** A file of which pieces are missing, doubled, moved, cut or overwritten: as bytes, or inside its archive as text. */
export function mutated(bytes: Uint8Array, dice: Dice): Uint8Array {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return dice(2) === 0 ? mutatedBytes(bytes, dice) : strToU8(mutatedText(strFromU8(bytes), dice));
  if (dice(3) === 0) return mutatedBytes(bytes, dice);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[dice(names.length)] ?? '';
  const part = parts[name] ?? new Uint8Array();
  const isText = /\.(xml|rels|txt|html)$/i.test(name);
  const changed = isText ? strToU8(mutatedText(strFromU8(part), dice)) : mutatedBytes(part, dice);
  const next: Record<string, Uint8Array> = { ...parts, [name]: changed };
  if (dice(8) === 0) delete next[name];
  return zipSync(next, { level: 0 });
}

function mutatedBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let left = 1 + dice(20); left > 0; left--) out[dice(out.length)] = dice(256);
  return dice(5) === 0 ? out.subarray(0, dice(out.length)) : out;
}

/** Elements of XML, or lines and words of anything else, as the pieces that are moved about. */
function mutatedText(text: string, dice: Dice): string {
  const pieces = text.match(/<[^<>]{0,2000}>|[^<>\s]+|\s+|[<>]/g) ?? [];
  for (let left = 1 + dice(8); left > 0 && pieces.length > 0; left--) {
    const at = dice(pieces.length);
    const how = dice(5);
    if (how === 0) pieces.splice(at, 1 + dice(4));
    else if (how === 1) pieces.splice(at, 0, ...Array<string>(1 + dice(30)).fill(pieces[at] ?? ''));
    else if (how === 2) pieces.splice(dice(pieces.length), 0, ...pieces.splice(at, 1 + dice(4)));
    else if (how === 3) pieces.splice(at, 0, NASTY[dice(NASTY.length)] ?? '');
    else pieces.splice(at, 1, (pieces[at] ?? '').split('').reverse().join(''));
  }
  return pieces.join('');
}
