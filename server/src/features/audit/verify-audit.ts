import { asc, eq, gt } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { AUDIT_GENESIS, auditContentHash, auditHash } from './append-audit.ts';
import { auditEntries } from './tables.ts';

const PAGE = 1_000;

/** Walks the whole audit chain; names the first entry that was altered, moved or dropped. */
export async function verifyAudit(
  db: Db | Tx,
): Promise<{ entries: number; broken: { seq: number; why: string } | null }> {
  let previous = AUDIT_GENESIS;
  let entries = 0;
  for (;;) {
    const page = await db
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.seq, entries))
      .orderBy(asc(auditEntries.seq))
      .limit(PAGE);
    for (const { hash, ...entry } of page) {
      if (entry.seq !== entries + 1) return { entries, broken: { seq: entries + 1, why: 'missing' } };
      if (auditHash(previous, auditContentHash(entry)) !== hash)
        return { entries, broken: { seq: entry.seq, why: 'altered' } };
      previous = hash;
      entries = entry.seq;
    }
    if (page.length < PAGE) return { entries, broken: null };
  }
}

/** All entries of one act, oldest first. */
export async function actsOf(db: Db | Tx, act: string) {
  return db.select().from(auditEntries).where(eq(auditEntries.act, act)).orderBy(asc(auditEntries.seq));
}

/** What the chain said last about the ledgers of each session: the digest of their ends, by session. */
export async function ledgerDigests(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db
    .select({ sessionId: auditEntries.subjectId, details: auditEntries.details })
    .from(auditEntries)
    .where(eq(auditEntries.subjectKind, 'session'))
    .orderBy(asc(auditEntries.seq));
  return lastDigests(
    rows.map(({ sessionId, details }) => ({ sessionId, digest: (details as { ledgers?: string }).ledgers })),
  );
}

/** The last digest of each session, from entries in the order of the chain. */
export function lastDigests(entries: readonly { sessionId: string; digest: unknown }[]): Map<string, string> {
  return new Map(entries.flatMap(({ sessionId, digest }) => (typeof digest === 'string' ? [[sessionId, digest]] : [])));
}
