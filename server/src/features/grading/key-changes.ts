import { canonical, type Json } from 'shared/attempt/canonical.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { KeyChange } from './tables.ts';

/**
 * What a corrected key changes in a question as its paper was sealed. Kept in place of the question, whose words no row may
 * show beside its exam before that is over (docs/decisions/0046).
 */
export const keyChanges = (sealed: Definition, corrected: Definition): KeyChange[] =>
  changesIn(plain(sealed), plain(corrected), []);

/** The question with the key that was kept. @throws RangeError where the changes are another question's */
export const withChanges = (sealed: Definition, changes: readonly KeyChange[]): Definition =>
  changes.reduce((all, { path, value }) => put(all, path, value), plain(sealed)) as unknown as Definition;

const plain = (definition: Definition): Json => JSON.parse(JSON.stringify(definition));

function changesIn(before: Json, after: Json, path: KeyChange['path']): KeyChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (isList(before) && isList(after) && isSameList(before, after))
    return before.flatMap((each, at) => changesIn(each, after[at] ?? null, [...path, at]));
  if (isRecord(before) && isRecord(after) && namesIn(before) === namesIn(after))
    return Object.keys(before).flatMap((name) => changesIn(before[name] ?? null, after[name] ?? null, [...path, name]));
  return [{ path, value: after }];
}

/** The same parts, gaps or statements in the same order. */
const isSameList = (before: readonly Json[], after: readonly Json[]): boolean =>
  before.length === after.length && before.every((each, at) => idOf(each) !== null && idOf(each) === idOf(after[at]));

const idOf = (value: Json | undefined): Json => (isRecord(value) ? (value.id ?? null) : null);

const namesIn = (record: Members): string => Object.keys(record).sort().join();

function put(all: Json, [step, ...rest]: KeyChange['path'], value: Json): Json {
  if (step === undefined) return value;
  if (isList(all) && typeof step === 'number' && step < all.length)
    return all.map((each, at) => (at === step ? put(each, rest, value) : each));
  if (isRecord(all) && typeof step === 'string' && Object.hasOwn(all, step))
    return { ...all, [step]: put(all[step] ?? null, rest, value) };
  throw new RangeError(`a question without ${step}`);
}

type Members = { readonly [name: string]: Json | undefined };
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
