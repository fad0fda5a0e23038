import { z } from 'zod';

/**
 * Names an option, a gap, a row … within its question: what a response is made of. "constructor" is the one such name that
 * every object already has, so a record would find a function under it.
 */
export const PartId = z
  .string()
  .regex(/^[a-z0-9]{1,12}$/)
  .refine((id) => !(id in Object.prototype), 'a reserved name');
export type PartId = z.infer<typeof PartId>;

/** What `PartId` says, for a page that does not read by schemas. */
export const isPartId = (id: unknown): id is PartId =>
  typeof id === 'string' && /^[a-z0-9]{1,12}$/.test(id) && !(id in Object.prototype);

/** What a record says of a part, and nothing that it inherits. */
export const ofPart = <Value>(record: Readonly<Record<string, Value>> | null | undefined, id: string) =>
  record && Object.hasOwn(record, id) ? record[id] : undefined;

/** True where two parts bear one id: a response could not tell them apart. */
export const repeatsId = (parts: readonly { readonly id: string }[]): boolean =>
  new Set(parts.map(({ id }) => id)).size < parts.length;

/**
 * An id that says nothing of the place of what it names: for items to be put in order and pairs to be matched, where
 * "s1 s2 s3 s4" would tell the key. `content` is what is named, as text (canonical JSON, words); an editor that has no
 * content yet hands in something random instead, because the ids of many empty parts could be guessed.
 */
export function opaqueId(content: string, taken: Iterable<string> = []): string {
  const used = new Set(taken);
  for (let salt = 0; ; salt++) {
    const id = hash32(`${salt}\n${content}`).toString(36).padStart(7, '0');
    if (!used.has(id)) return id;
  }
}

/** Parts named by their content alone: neither their order nor the key shows in the ids. */
export function opaqueParts<Content>(contents: readonly Content[]): { id: PartId; content: Content }[] {
  const taken = new Set<string>();
  return contents.map((content) => {
    const id = opaqueId(JSON.stringify(content), taken);
    taken.add(id);
    return { id, content };
  });
}

/** FNV-1a over UTF-16 units, mixed at the end as MurmurHash3 does, so that texts of one letter differ everywhere. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
