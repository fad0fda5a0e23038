import { and, asc, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { hashText } from 'shared/attempt/chain.ts';
import { type BatchSeal, batchBody, sealText } from 'shared/evidence/batch-chain.ts';
import { type KeptBatch, type KeptPage, type Tamper, tamperOf } from 'shared/evidence/classify-gaps.ts';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { HeldBack } from '../make-way.ts';
import { batches, pages } from '../tables.ts';
import { batchNonce } from './batch-nonce.ts';
import { isSignedByPage } from './page-signature.ts';
import { keptPage } from './read-custody.ts';

/** What may be kept of one batch and of all batches of an attempt, in characters: many times what an honest page tells. */
const MOST_OF_ONE = 64 * 1024;
const MOST_OF_ALL = 6 * 1024 * 1024;

interface KeptSeal {
  /** For the page's next batch. */
  readonly nonce: string;
  readonly tamper: Tamper | null;
  /** The same batch was kept before. */
  readonly isKnown: boolean;
  /** More words were kept than any page has: from here on batches are kept by their hash. */
  readonly isFull: boolean;
}

/**
 * Keeps a batch as its page sealed it, word for word or, where its words must not be kept, by their hash, and says what of
 * its seal does not hold. A repeat changes nothing. The attempt's evidence must be locked. Null where the page was never opened: then the batch counts as one without a seal.
 */
export async function keepBatch(
  tx: Tx,
  { secrets, at }: Pick<Deps, 'secrets'> & { at: number },
  {
    attemptId,
    sent,
    seal,
    keepsWords,
    heldBack,
    witness,
  }: {
    attemptId: string;
    sent: readonly unknown[];
    seal: BatchSeal;
    keepsWords: boolean;
    heldBack: HeldBack | null;
    witness?: { isNonceRight: boolean; bodyHash: string | null } | undefined;
  },
): Promise<KeptSeal | null> {
  const page = await findPage(tx, attemptId, seal.source);
  if (!page) return null;
  const body = spelled(sent);
  if (body.length > MOST_OF_ONE) refuse('tooLarge', { limit: '64 KB' });
  const isFull = (await keptSoFar(tx, attemptId)) > MOST_OF_ALL;
  const { signature, ...signed } = seal;
  const bodyHash = witness?.bodyHash ?? hashText(body);
  const text = sealText(attemptId, signed, bodyHash);
  const row = {
    attemptId,
    ...signed,
    hash: hashText(text),
    receivedAt: at,
    heldBackFrom: heldBack?.from ?? null,
    heldBackUntil: heldBack?.until ?? null,
    signature:
      signature === null || page.key === null
        ? ('none' as const)
        : isSignedByPage(page.key, text, signature)
          ? ('right' as const)
          : ('wrong' as const),
    // The nonce of a page in a room came from the room's server, and only that can tell it.
    isNonceRight: witness?.isNonceRight ?? seal.nonce === batchNonce(secrets, attemptId, seal.source, seal.number),
  };
  const [fresh] = await tx
    .insert(batches)
    .values({
      ...{ ...row, seal: signature },
      ...(keepsWords && !isFull && !witness?.bodyHash ? { body } : { body: null, bodyHash }),
    })
    .onConflictDoNothing()
    .returning({ number: batches.number });
  return {
    nonce: batchNonce(secrets, attemptId, seal.source, seal.number + 1),
    tamper: fresh ? await tamperHere(tx, page, row) : null,
    isKnown: fresh === undefined,
    isFull,
  };
}

/** Whether one of these pages signs what it sends. */
export async function signs(tx: Tx, attemptId: string, sources: readonly string[]): Promise<boolean> {
  const ofAttempt = and(eq(pages.attemptId, attemptId), inArray(pages.source, [...sources]));
  return sources.length > 0 && (await tx.$count(pages, and(ofAttempt, isNotNull(pages.key)))) > 0;
}

async function tamperHere(tx: Tx, page: KeptPage, row: KeptBatch & { attemptId: string }): Promise<Tamper | null> {
  const ofPage = and(eq(batches.attemptId, row.attemptId), eq(batches.source, row.source));
  const twin = await tx.$count(batches, and(ofPage, eq(batches.number, row.number)));
  if (twin > 1) return 'reused';
  const [before] = await tx
    .select()
    .from(batches)
    .where(and(ofPage, lt(batches.number, row.number)))
    .orderBy(desc(batches.number), asc(batches.receivedAt))
    .limit(1);
  return tamperOf(page, before ?? null, row);
}

async function findPage(tx: Tx, attemptId: string, source: string): Promise<KeptPage | null> {
  const [page] = await tx
    .select()
    .from(pages)
    .where(and(eq(pages.attemptId, attemptId), eq(pages.source, source)));
  return page ? keptPage(attemptId, page) : null;
}

async function keptSoFar(tx: Tx, attemptId: string): Promise<number> {
  const [row] = await tx
    .select({ size: sql<number>`coalesce(sum(length(${batches.body})), 0)::int` })
    .from(batches)
    .where(eq(batches.attemptId, attemptId));
  return row?.size ?? 0;
}

function spelled(sent: readonly unknown[]): string {
  try {
    return batchBody(sent);
  } catch {
    // A number that no two languages spell alike: no page of ours sends one.
    return refuse('badRequest', { where: 'signals' });
  }
}
