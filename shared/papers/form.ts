import type { ShuffleSlot } from '../questions/kind.ts';
import { type Definition, kindOf } from '../questions/registry.ts';
import { seededRandom, shuffle, shufflePinned } from './random.ts';

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

/** Draws one code: questions move within their part only, options move where their kind allows and none is pinned. */
export function makeForm(seed: string, code: string, items: readonly FormItem[]): Form {
  const random = seededRandom(`khaothi-form-1\n${seed}\n${code}`);
  const parts = [...new Set(items.map((item) => item.part))].sort((a, b) => a - b);
  const places = parts.flatMap((part) =>
    shuffle(
      random,
      items.filter((item) => item.part === part),
    ).map((item) => {
      const slots: readonly ShuffleSlot[] = kindOf(item.definition.kind).shuffleable(item.definition);
      return {
        item: item.id,
        part,
        options: shufflePinned(random, slots, (slot) => slot.pinned).map((slot) => slot.id),
      };
    }),
  );
  return { code, seed, places };
}
