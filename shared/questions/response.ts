import { z } from 'zod';
import { isKeepableText } from '../contracts/keepable-text.ts';
import { isFileRef, LONGEST_TEXT, MOST_ENTRIES } from './keepable-response.ts';
import { PartId } from './part-id.ts';

/** No answer file is larger, whatever its question allows: it has to come through a school's line. */
export const ANSWER_FILE_BYTES = 25 * 1024 * 1024;

/** A file that a candidate handed in: its bytes lie in blobs under the SHA-256 (64 lower-case hex digits). @public */
export const FileRef = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255).refine(isKeepableText, 'not a text'),
  /** Size of the file. */
  bytes: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  mime: z.string().max(127).refine(isKeepableText, 'not a text'),
  /** Of a recording: which take it is, from 1. */
  take: z.number().int().min(1).max(99).optional(),
});
export type FileRef = z.infer<typeof FileRef>;

/** Every file that a response names, at whatever depth. */
export function filesIn(response: unknown): FileRef[] {
  if (typeof response !== 'object' || response === null) return [];
  return isFileRef(response) ? [response] : Object.values(response).flatMap(filesIn);
}

/** @public its name stands in OpenAPI */
export const KeepableText = z.string().max(LONGEST_TEXT).refine(isKeepableText, 'not a text');
/** JSON spells every number of this range alike everywhere, so that both sides hash the same bytes. */
const Quantity = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

const Simple = z.union([
  KeepableText,
  Quantity,
  z.boolean(),
  FileRef,
  z.array(KeepableText).max(MOST_ENTRIES),
  z.array(FileRef).max(MOST_ENTRIES),
]);
const byPart = <Value extends z.ZodType>(value: Value) =>
  z.record(PartId, value).refine((parts) => Object.keys(parts).length <= MOST_ENTRIES, 'too many parts');
const Parts = byPart(Simple);

/**
 * Any kind's response on the wire, bounded: parsed by its own kind with `parseResponse` before it is believed. Texts,
 * numbers, lists; records of those by part; one level deeper for a question made of questions.
 */
export const Response = z.union([Simple, Parts, byPart(z.union([Simple, Parts]))]);
export type Response = z.infer<typeof Response>;
