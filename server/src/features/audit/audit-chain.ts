import { asc } from 'drizzle-orm';
import type { Db } from '../../db/db.ts';
import { auditContentHash } from './append-audit.ts';
import { auditEntries } from './tables.ts';

/** The whole chain for an export: `tells` chooses the entries whose words go along, the others go by their hash. */
export async function auditChain(db: Db, tells: (entry: typeof auditEntries.$inferSelect) => boolean) {
  const rows = await db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
  return rows.map((row) => {
    const { hash, ...entry } = row;
    const said = { ...entry, at: entry.at.toISOString(), details: entry.details as Record<string, unknown> };
    return { contentHash: auditContentHash(entry), hash, entry: tells(row) ? said : null };
  });
}
