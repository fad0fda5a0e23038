import { desc, sql } from 'drizzle-orm';
import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { Tx } from '../../db/db.ts';
import { auditEntries } from './tables.ts';

export interface Act {
  /** Account id, or "system". */
  readonly actor: string;
  /** "<thing>.<verb>": "exam.publish". */
  readonly act: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What changed and why; no secrets, no personal data beyond ids. */
  readonly details?: { readonly [key: string]: Json | undefined };
}

/** The hash every audit chain begins with. */
export const AUDIT_GENESIS = hashText('khaothi-audit-1');

/** Any number that only the audit chain locks on. */
const CHAIN_LOCK = 7_741_501;

/** Keeps the chain until COMMIT: what an act says of other rows is read behind this, so that no later entry says something older. */
export async function holdChain(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`);
}

/** Writes an act into the chain, in the transaction of the act itself: either both stand or neither. */
export async function appendAudit(tx: Tx, now: number, { actor, act, subject, details = {} }: Act): Promise<void> {
  await holdChain(tx);
  const [last] = await tx
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: new Date(now),
    actor,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details: JSON.parse(canonical(details)) as Record<string, unknown>,
  };
  await tx
    .insert(auditEntries)
    .values({ ...entry, hash: auditHash(last?.hash ?? AUDIT_GENESIS, auditContentHash(entry)) });
}

/** What an entry says, hashed alone: an exported chain can leave an entry's words out and still be verified. */
export function auditContentHash(entry: Omit<typeof auditEntries.$inferSelect, 'hash'>): string {
  const { seq, at, actor, act, subjectKind, subjectId, details } = entry;
  return hashText(
    canonical({ seq, at: at.toISOString(), actor, act, subjectKind, subjectId, details: details as Json }),
  );
}

/** The hash of an entry behind the one with `previous`. */
export function auditHash(previous: string, contentHash: string): string {
  return hashText(`${previous}\n${contentHash}`);
}
