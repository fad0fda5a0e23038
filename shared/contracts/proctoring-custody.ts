import { z } from 'zod';
import { TAMPERS } from '../evidence/classify-gaps.ts';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int().nonnegative();
export const PageSource = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/);
/** A P-256 point, uncompressed: 65 bytes in base64url. */
export const PageKey = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
/** ECDSA P-256: r and s, 64 bytes in base64url. */
const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** The seal of a batch of signals as it travels: `shared/evidence/batch-chain.ts`. */
export const BatchSeal = z.object({
  source: PageSource,
  number: z.number().int().nonnegative(),
  previous: z.string().max(64),
  nonce: z.string().max(64),
  at: Millis,
  elapsed: Millis,
  wall: z.number().int(),
  signature: Signature.nullable(),
});

export const openPage = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/pages',
  audience: 'candidate',
  summary: 'Say that a page was loaded, and by which key it signs its batches; without WebCrypto it signs nothing',
  params: z.object({ attemptId: z.uuid() }),
  body: z.object({
    source: PageSource,
    key: PageKey.nullable(),
    /** Signature over `pageClaim`; null where there is no key. */
    proof: Signature.nullable(),
  }),
  reply: z.object({
    /** To be echoed in batch 0; every batch that arrives gives the next one. */
    nonce: z.string(),
  }),
  errors: ['pageKeyWrong', 'heldBack'],
});

/** What the chain of an attempt's batches says; of the gaps only "tamper" is evidence (`shared/evidence/classify-gaps.ts`). */
export const CustodyView = z.object({
  pages: z.array(z.object({ source: z.string(), openedAt: Millis, isSigned: z.boolean(), batches: z.number().int() })),
  gaps: z.array(
    z.object({
      kind: z.enum(['network', 'heldBack', 'suspend', 'reload', 'tamper']),
      from: Millis,
      to: Millis,
      /** How the chain does not hold; null for what is no tampering. */
      what: z.enum(TAMPERS).nullable(),
      /** Whether a reloaded page signs with the same key; null for what is no reload. */
      isSameKey: z.boolean().nullable(),
    }),
  ),
});
export type CustodyView = z.infer<typeof CustodyView>;
