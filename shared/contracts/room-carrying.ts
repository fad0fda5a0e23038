import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { AnyJson } from './proctoring.ts';
import { BatchSeal, PageKey, PageSource } from './proctoring-custody.ts';
import { Sha256 } from './sha256.ts';

/** What a room's server carries up behind its ledgers (`room-servers.ts`): files of answers, then proctoring signals. */

const Millis = z.number().int();

/** So long a piece takes on a weak line (256 kbit/s) that an answer waits four seconds behind it. */
export const PIECE_BYTES = 128 * 1024;

export const sendRoomPiece = endpoint({
  method: 'POST',
  path: '/api/room-server/files/:attemptId/:sha256',
  audience: 'roomServer',
  summary: 'The next bytes of an announced file; fields: start, storedAt. A repeat, or a gap, changes nothing',
  params: z.object({ attemptId: z.uuid(), sha256: Sha256 }),
  body: 'file',
  bodyLimit: 2 * PIECE_BYTES,
  /** Bytes that are here now, from the file's first on. */
  reply: z.object({ have: z.number().int() }),
  errors: ['fileNotInLedger', 'fileNotAccepted', 'filesTooMany', 'fileTooLate', 'fileDiffers'],
});

/** The text fields that come with a piece. */
export const PieceFields = z.object({
  start: z.coerce.number().int().min(0),
  storedAt: z.coerce.number().int().min(0),
});

/** A batch of proctoring signals as a page sent it to the room's server, with what only that server knows of it. */
export const RoomBatch = z.object({
  attemptId: z.uuid(),
  /** Null where the page could not seal it. */
  seal: BatchSeal.nullable(),
  signals: z.array(AnyJson).max(200),
  /** Stands for words that the level did not let the room keep; `signals` is empty then. */
  bodyHash: z.string().max(64).nullable(),
  receivedAt: Millis,
  isNonceRight: z.boolean(),
  /** From when until when the room's server itself asked the page to keep it; null where it did not. */
  heldBack: z.object({ from: Millis, until: Millis }).nullable(),
});
export type RoomBatch = z.infer<typeof RoomBatch>;

export const sendRoomSignals = endpoint({
  method: 'POST',
  path: '/api/room-server/signals',
  audience: 'roomServer',
  summary:
    'Proctoring signals of the own rooms, after ledgers and files; a repeat changes nothing, and a busy server may refuse',
  body: z.object({
    /** Pages that sealed these batches, with their keys. */
    pages: z
      .array(z.object({ attemptId: z.uuid(), source: PageSource, key: PageKey.nullable(), openedAt: Millis }))
      .max(500),
    batches: z.array(RoomBatch).max(200),
  }),
  bodyLimit: 1024 * 1024,
  /** How many batches were taken, and attempts of which none is, for nobody of these rooms sits there. */
  reply: z.object({ taken: z.number().int(), refused: z.array(z.string()) }),
  errors: ['heldBack'],
});
