import type { ShuffleSlot } from '../questions/kind.ts';
import { type Definition, kindOf } from '../questions/registry.ts';
import { stimulusHash } from '../questions/stimulus.ts';
import { type Random, seededRandom, shuffle, shufflePinned } from './random.ts';

/** One code (mã đề) of an exam: which item stands where, and the order of its options. Holds no content and no key. */
export interface Form {
  readonly code: string;
  /** The seed it was drawn with: the same seed, items and code give the same form for ever. */
  readonly seed: string;
  readonly places: readonly FormPlace[];
}

export interface FormPlace {
  readonly item: string;
  readonly part: number;
  /** Option ids in printed order; empty where the kind keeps its own order. */
  readonly options: readonly string[];
}

export interface FormItem {
  readonly id: string;
  readonly part: number;
  readonly definition: Definition;
}

/** Codes as schools print them: 101, 102, 103 … */
export function formCodes(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(101 + index));
}

/**
 * Draws one code: questions move within their part only, those of one stimulus together and in their own order; options move
 * within their group, where their kind allows and none is pinned.
 */
export function makeForm(seed: string, code: string, items: readonly FormItem[]): Form {
  const random = seededRandom(`khaothi-form-1\n${seed}\n${code}`);
  const parts = [...new Set(items.map((item) => item.part))].sort((a, b) => a - b);
  const places = parts.flatMap((part) =>
    shuffle(random, byStimulus(items.filter((item) => item.part === part)))
      .flat()
      .map((item) => ({
        item: item.id,
        part,
        options: shuffleSlots(random, kindOf(item.definition.kind).shuffleable(item.definition)),
      })),
  );
  return { code, seed, places };
}

/** What moves as one: a question alone, or all questions of one stimulus where the first of them stands. */
function byStimulus(items: readonly FormItem[]): FormItem[][] {
  const units = new Map<string, FormItem[]>();
  for (const item of items) {
    const { stimulus } = item.definition;
    const name = stimulus ? stimulusHash(stimulus) : `alone ${item.id}`;
    units.set(name, [...(units.get(name) ?? []), item]);
  }
  return [...units.values()];
}

function shuffleSlots(random: Random, slots: readonly ShuffleSlot[]): string[] {
  const groups = [...new Set(slots.map(({ group }) => group))];
  return groups.flatMap((group) =>
    shufflePinned(
      random,
      slots.filter((slot) => slot.group === group),
      (slot) => slot.pinned,
    ).map(({ id }) => id),
  );
}
