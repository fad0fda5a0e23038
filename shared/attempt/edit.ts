import { isKeepableText } from '../contracts/keepable-text.ts';
import { LONGEST_TEXT } from '../questions/keepable-response.ts';
import type { Response } from '../questions/response.ts';

/** One change of a text inside a response. Places and lengths count UTF-16 units, as a text's `slice` does. */
export interface TextEdit {
  /** The parts that lead to the text; absent where the response is the text. */
  readonly in?: string[] | undefined;
  readonly from: number;
  /** How many units go from there. */
  readonly cut: number;
  /** What comes in their place. */
  readonly put: string;
}

/** A long essay with its parts, and nothing deeper. */
const DEEPEST = 2;
/** Below this a whole text is as short as what says where it changed. */
const WORTH_IT = 60;

/**
 * The change that leads from one response to the other, or null where the whole is shorter or nothing else does: another
 * shape, two texts changed at once, or a text that was or becomes blank (who counts what is answered looks at whole ones).
 */
export function editBetween(before: Response | null, after: Response | null): TextEdit | null {
  const found = changedText(before, after, []);
  if (!found || found.before.trim() === '' || found.after.trim() === '') return null;
  const { place, before: old, after: text } = found;
  const from = sharedStart(old, text);
  const end = sharedEnd(old.slice(from), text.slice(from));
  const put = text.slice(from, text.length - end);
  if (put.length + WORTH_IT > text.length) return null;
  return { ...(place.length > 0 && { in: [...place] }), from, cut: old.length - from - end, put };
}

/** `response` after the edit; null where the edit does not fit it, or would make what no database keeps. */
export function edited(response: Response | null, edit: TextEdit): Response | null {
  return replaced(response, edit.in ?? [], edit) as Response | null;
}

function replaced(value: unknown, [part, ...deeper]: readonly string[], edit: TextEdit): unknown {
  if (part === undefined) return typeof value === 'string' ? spliced(value, edit) : null;
  if (!isRecord(value) || !Object.hasOwn(value, part)) return null;
  const inner = replaced(value[part], deeper, edit);
  return inner === null ? null : { ...value, [part]: inner };
}

function spliced(text: string, { from, cut, put }: TextEdit): string | null {
  if (from + cut > text.length) return null;
  const made = text.slice(0, from) + put + text.slice(from + cut);
  return made.length <= LONGEST_TEXT && isKeepableText(made) ? made : null;
}

interface Changed {
  readonly place: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** The one text that differs, where nothing else does. */
function changedText(before: unknown, after: unknown, place: readonly string[]): Changed | null {
  if (typeof before === 'string' && typeof after === 'string') return { place, before, after };
  if (!isRecord(before) || !isRecord(after) || place.length === DEEPEST) return null;
  const parts = Object.keys(after);
  if (parts.length !== Object.keys(before).length || !parts.every((part) => Object.hasOwn(before, part))) return null;
  const changed = parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  const [part] = changed;
  return part !== undefined && changed.length === 1 ? changedText(before[part], after[part], [...place, part]) : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Never through the middle of a surrogate pair: half of one is no text. */
function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at > 0 && isHigh(a.charCodeAt(at - 1)) ? at - 1 : at;
}

function sharedEnd(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[a.length - 1 - at] === b[b.length - 1 - at]) at += 1;
  return at > 0 && isLow(a.charCodeAt(a.length - at)) ? at - 1 : at;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
