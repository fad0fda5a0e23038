import { z } from 'zod';
import { isBlank, RichText } from './content.ts';
import type { QuestionProblem, ShuffleSlot } from './kind.ts';
import { PartId, repeatsId } from './part-id.ts';
import { capital } from './tally.ts';

/** Something that can be chosen, paired or put in order, as its author wrote it. */
export const Option = z.object({
  id: PartId,
  content: RichText,
  /** Stays at its place when codes are shuffled. */
  pinned: z.boolean().optional(),
});
export type Option = z.infer<typeof Option>;

/** The same as a candidate sees it. */
export const ShownOption = z.object({ id: PartId, content: RichText });
export type ShownOption = z.infer<typeof ShownOption>;

export const shown = ({ id, content }: ShownOption): ShownOption => ({ id, content });

export const slotsOf = (options: readonly Option[]): ShuffleSlot[] =>
  options.map(({ id, pinned }) => ({ id, pinned: pinned ?? false }));

/** The parts in printed order; as the author wrote them where no form says otherwise. */
export function inOrder<Part extends { readonly id: string }>(
  parts: readonly Part[],
  order: readonly string[] | undefined,
): readonly Part[] {
  if (!order || order.length === 0) return parts;
  return order.flatMap((id) => parts.find((part) => part.id === id) ?? []);
}

/**
 * The same for parts whose written order is the key, or near it (steps to be put in order, partners of pairs, what belongs into
 * the gaps of a text one after another): without a form they stand by their ids, which say nothing (`opaqueId`); what is pinned
 * keeps its place.
 */
export function inHiddenOrder<Part extends { readonly id: string; readonly pinned?: boolean | undefined }>(
  parts: readonly Part[],
  order: readonly string[] | undefined,
): readonly Part[] {
  if (order && order.length > 0) return inOrder(parts, order);
  const loose = parts.filter(({ pinned }) => !pinned).sort((a, b) => (a.id < b.id ? -1 : 1));
  return parts.map((part) => (part.pinned ? part : (loose.shift() ?? part)));
}

/** What is wrong with a list to choose from. */
export function optionProblems(options: readonly ShownOption[], fewest = 2): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (options.length < fewest) found.push('missingOption');
  if (options.some(({ content }) => isBlank(content))) found.push('emptyOption');
  const contents = options.map(({ content }) => JSON.stringify(content));
  if (repeatsId(options) || new Set(contents).size < contents.length) found.push('duplicateOption');
  return found;
}

/** Letters of options by printed place: "A, C"; those that are no option say nothing. */
export function lettersOf(ids: readonly string[], options: readonly { readonly id: string }[]): string {
  return options.flatMap(({ id }, at) => (ids.includes(id) ? [capital(at)] : [])).join(', ');
}

/** The ids that letters stand for ("A, C", "ac"); null where a letter stands for nothing or none is there. */
export function idsOfLetters(text: string, options: readonly { readonly id: string }[]): string[] | null {
  const letters = [...text.toUpperCase().replace(/[\s,;.]/g, '')];
  const ids = letters.flatMap((letter) => options[letter.charCodeAt(0) - 65]?.id ?? []);
  return letters.length > 0 && ids.length === letters.length && new Set(ids).size === ids.length ? ids : null;
}
