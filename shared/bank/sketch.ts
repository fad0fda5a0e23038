import { inlinesOf, type RichText } from '../questions/content.ts';
import { type Definition, kindOf } from '../questions/registry.ts';
import { formulaSigns, wordsIn } from '../questions/searchable.ts';

/**
 * MinHash (Broder 1997) of a question's words, for finding near twins among many. Diacritics, case, numbers and the looks of
 * formulas do not count; neither does the order of options, nor the solution. With 16 bands of 4 rows a pair of likeness 0.8
 * shares a band with probability 0.9998, one of 0.6 with 0.89, one of 0.3 with 0.12 (Leskovec et al., Mining of Massive
 * Datasets, 3.4).
 */
const BANDS = 16;
const ROWS = 4;
const SKETCH_SIZE = BANDS * ROWS;

export interface Sketch {
  /** Smallest hash under each of `SKETCH_SIZE` permutations, 32 bits, signed. */
  readonly sketch: readonly number[];
  readonly bands: readonly number[];
}

export function sketchOf(definition: Definition): Sketch {
  const smallest = new Uint32Array(SKETCH_SIZE).fill(0xffffffff);
  for (const shingle of shinglesOf(definition)) {
    const hash = hashOf(shingle);
    for (let at = 0; at < SKETCH_SIZE; at++) {
      const mixed = mix(hash ^ Math.imul(at + 1, 0x9e3779b1));
      if (mixed < (smallest[at] ?? 0)) smallest[at] = mixed;
    }
  }
  const bands = Array.from({ length: BANDS }, (_, band) => {
    let hash = Math.imul(band + 1, 0x85ebca6b);
    for (let row = 0; row < ROWS; row++) hash = mix(hash ^ (smallest[band * ROWS + row] ?? 0));
    return hash | 0;
  });
  return { sketch: [...smallest].map((value) => value | 0), bands };
}

/** Estimated share of common shingles, 0 to 1; its standard error is at most 0.0625. */
export function likeness(one: readonly number[], other: readonly number[]): number {
  const equal = one.filter((value, at) => value === other[at]).length;
  return one.length === 0 ? 0 : equal / one.length;
}

/** From here on two questions are shown as twins. */
export const TWIN_LIKENESS = 0.7;

/** How two questions are alike: word for word, but for their numbers, or nearly. */
export const TWIN_KINDS = ['same', 'numbers', 'near'] as const;
export type TwinKind = (typeof TWIN_KINDS)[number];

export function twinKind(one: Definition, other: Definition): TwinKind {
  const exact = (definition: Definition) => partsOf(definition, false).sort().join('\n');
  const plain = (definition: Definition) => partsOf(definition, true).sort().join('\n');
  if (exact(one) === exact(other)) return 'same';
  return plain(one) === plain(other) ? 'numbers' : 'near';
}

function* shinglesOf(definition: Definition): Generator<string> {
  for (const part of partsOf(definition, true)) {
    const words = part.split(' ');
    if (words.length < 3) yield part;
    for (let at = 0; at + 3 <= words.length; at++) yield `${words[at]} ${words[at + 1]} ${words[at + 2]}`;
  }
}

/** Stem, options, statements: each as one line of words and formula signs. */
function partsOf(definition: Definition, withoutNumbers: boolean): string[] {
  const shown = { ...definition, solution: undefined } as Definition;
  return kindOf(definition.kind)
    .texts(shown)
    .map((text) => wordsOfText(text, withoutNumbers).join(' '))
    .filter((line) => line !== '');
}

function wordsOfText(text: RichText, withoutNumbers: boolean): string[] {
  const words = text.flatMap((block): string[] => {
    if (block.type === 'code') return wordsIn(block.text);
    if (block.type === 'audio' || block.type === 'video') return [block.media.slice(0, 12)];
    return inlinesOf([block]).flatMap((part) => {
      if (part.type === 'text' || part.type === 'hot') return wordsIn(part.text);
      if (part.type === 'math') return formulaSigns(part.latex);
      return part.type === 'image' ? [part.media.slice(0, 12)] : [];
    });
  });
  return withoutNumbers ? words.map((word) => (/^\d+([.,]\d+)*$/.test(word) ? '0' : word)) : words;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit in changes half of the bits out. */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
