import { SaxesParser } from 'saxes';
import type { PlistDict, PlistValue } from './plist.ts';
import { isDict } from './plist.ts';
import { SebError } from './seb-problem.ts';

const DEEPEST = 32;
const MOST_VALUES = 50_000;
const MOST_DIGITS = 40;
const LEAVES = new Set(['string', 'integer', 'real', 'date', 'data', 'true', 'false']);

type Open =
  | { tag: 'plist'; root: PlistValue | undefined }
  | { tag: 'dict'; dict: Map<string, PlistValue>; key: string | null }
  | { tag: 'array'; array: PlistValue[] }
  | { tag: 'leaf'; name: string; text: string };

/**
 * Reads the XML property list of a .seb file. The usual Apple DOCTYPE is let through unread; a DOCTYPE with declarations of
 * its own is refused, so no entity but XML's five exists.
 * @throws SebError badPlist
 */
export function readPlist(xml: string): PlistDict {
  const open: Open[] = [];
  let values = 0;
  let root: PlistValue | undefined;
  const parser = new SaxesParser();

  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', (text) => {
    if (text.includes('[')) refuse('a DOCTYPE with declarations');
  });
  parser.on('opentag', ({ name }) => {
    if (open.length >= DEEPEST) refuse(`nested deeper than ${DEEPEST}`);
    if (++values > MOST_VALUES) refuse(`more than ${MOST_VALUES} values`);
    open.push(opened(name, open.at(-1)));
  });
  const takeText = (text: string) => {
    const inner = open.at(-1);
    if (inner?.tag === 'leaf') inner.text += text;
    else if (text.trim() !== '') refuse(`text outside a value: ${text.trim().slice(0, 40)}`);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    if (closed.tag === 'plist') root = closed.root;
    else if (closed.tag === 'leaf' && closed.name === 'key') nameNext(open.at(-1), closed.text);
    else place(open.at(-1), plistValueOf(closed));
  });

  parser.write(xml).close();
  if (!isDict(root)) refuse('the root is not a dictionary');
  return root;
}

function opened(name: string, parent: Open | undefined): Open {
  if (name === 'plist' && !parent) return { tag: 'plist', root: undefined };
  if (!parent || parent.tag === 'leaf') refuse(`<${name.slice(0, 40)}> at a wrong place`);
  if (name === 'dict') return { tag: 'dict', dict: new Map(), key: null };
  if (name === 'array') return { tag: 'array', array: [] };
  if (LEAVES.has(name) || (name === 'key' && parent.tag === 'dict')) return { tag: 'leaf', name, text: '' };
  return refuse(`unknown element <${name.slice(0, 40)}>`);
}

function nameNext(parent: Open | undefined, key: string): void {
  if (parent?.tag !== 'dict' || parent.key !== null) refuse(`<key>${key.slice(0, 40)}</key> at a wrong place`);
  if (parent.dict.has(key)) refuse(`the key ${key.slice(0, 40)} stands twice`);
  parent.key = key;
}

function place(parent: Open | undefined, value: PlistValue): void {
  if (parent?.tag === 'array') parent.array.push(value);
  else if (parent?.tag === 'dict' && parent.key !== null) {
    parent.dict.set(parent.key, value);
    parent.key = null;
  } else if (parent?.tag === 'plist' && parent.root === undefined) parent.root = value;
  else refuse('a value without a key');
}

function plistValueOf(closed: Exclude<Open, { tag: 'plist' }>): PlistValue {
  if (closed.tag === 'array') return closed.array;
  if (closed.tag === 'dict') {
    if (closed.key !== null) refuse(`the key ${closed.key.slice(0, 40)} has no value`);
    return closed.dict;
  }
  switch (closed.name) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return integerOf(closed.text.trim());
    case 'real':
      return realOf(closed.text.trim());
    case 'date':
      return { date: closed.text.trim() };
    case 'data':
      return bytesOf(closed.text.replace(/\s+/g, ''));
    default:
      return closed.text;
  }
}

function integerOf(text: string): number | bigint {
  if (!/^[+-]?\d+$/.test(text)) refuse(`not an integer: ${text.slice(0, 40)}`);
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value + 0;
  // Written by the tools of macOS, whose integers have 64 bits.
  const whole = text.length <= MOST_DIGITS ? BigInt(text) : refuse(`an integer of ${text.length} digits`);
  return whole >= -(2n ** 63n) && whole < 2n ** 64n ? whole : refuse(`more than 64 bits: ${text}`);
}

function realOf(text: string): PlistValue {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) refuse(`not a real number: ${text.slice(0, 40)}`);
  return { real: value };
}

function bytesOf(base64: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) refuse('data that is not base64');
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function refuse(detail: string): never {
  throw new SebError('badPlist', detail);
}
