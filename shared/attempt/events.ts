import { z } from 'zod';
import { LONGEST_TEXT } from '../questions/keepable-response.ts';
import { PartId } from '../questions/part-id.ts';
import { KeepableText, Response } from '../questions/response.ts';

/** "q1", "q2": the place of an item in the exam's master order; short because every answer carries it over weak lines. */
export const ItemId = z.string().regex(/^q\d{1,4}$/);

const base = {
  /** 1, 2, 3 … without gaps within an attempt. */
  seq: z.number().int().min(1).max(1_000_000),
  /** When it happened, as the client estimates the server's clock: milliseconds since 1970, UTC. Never used for the deadline. */
  at: z.number().int().min(0).max(8_640_000_000_000),
};

/** UTF-16 units. */
const TextPlace = z.number().int().min(0).max(LONGEST_TEXT);

/** What a candidate does. The ledger of an attempt is a list of these and nothing else. */
export const LedgerEvent = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('open') }),
  z.strictObject({ ...base, kind: z.literal('visit'), item: ItemId }),
  z.strictObject({ ...base, kind: z.literal('answer'), item: ItemId, response: Response.nullable() }),
  /** A long text changed at one place (edit.ts): it is told by the change where that is shorter. */
  z.strictObject({
    ...base,
    kind: z.literal('edit'),
    item: ItemId,
    in: z.array(PartId).min(1).max(2).optional(),
    from: TextPlace,
    cut: TextPlace,
    put: KeepableText,
  }),
  z.strictObject({ ...base, kind: z.literal('flag'), item: ItemId, on: z.boolean() }),
  /** A sound or film whose hearings are counted began to play: by the SHA-256 of its bytes, wherever it stands. */
  z.strictObject({ ...base, kind: z.literal('play'), media: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ ...base, kind: z.literal('submit') }),
]);
export type LedgerEvent = z.infer<typeof LedgerEvent>;

/** SHA-256 in base64url without padding: 43 characters. */
export const ChainHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** An event with the hash that ties it to all before it (see `chain.ts`). */
export const ChainedEvent = z.object({ event: LedgerEvent, hash: ChainHash });
export type ChainedEvent = z.infer<typeof ChainedEvent>;

/** Where a chain stands: the last event's number and hash. `seq` 0 is the genesis. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}
