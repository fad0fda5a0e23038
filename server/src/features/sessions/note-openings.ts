import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { examReleases } from '../papers/index.ts';
import { sessions } from './tables.ts';

/**
 * Writes into the audit chain that the clock has opened the papers of a session: from that instant on the server gives their
 * key to whoever begins. Once for each session; where the key is not here, once it is.
 */
export async function noteOpenings({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const at = now();
  const due = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(examReleases, eq(examReleases.examId, sessions.examId))
    .where(and(isNull(sessions.openedAt), lte(sessions.startsAt, new Date(at)), isNotNull(examReleases.wrappedKey)));
  for (const { id } of due)
    await db.transaction(async (tx) => {
      // Another node may have been quicker.
      const [opened] = await tx
        .update(sessions)
        .set({ openedAt: new Date(at) })
        .where(and(eq(sessions.id, id), isNull(sessions.openedAt)))
        .returning();
      if (!opened) return;
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'session.open',
        subject: { kind: 'session', id },
        details: { exam: opened.examId, startsAt: opened.startsAt.toISOString() },
      });
    });
}
