import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { hangUp } from '../delivery/index.ts';
import { sebExceptions } from './tables.ts';

/** Lets a candidate sit the exam in any browser; a second time replaces the reason. */
export async function letIntoAnyBrowser(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { candidateId, reason, by }: { candidateId: string; reason: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const exception = { reason, by, at: new Date(now()) };
    await tx
      .insert(sebExceptions)
      .values({ candidateId, ...exception })
      .onConflictDoUpdate({ target: sebExceptions.candidateId, set: exception });
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.letIn',
      subject: { kind: 'candidate', id: candidateId },
      details: { reason },
    });
  });
}

/** Takes the permission back, from pages that are open too; nothing happens where there is none. */
export async function requireAgain(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { candidateId, by }: { candidateId: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(sebExceptions).where(eq(sebExceptions.candidateId, candidateId)).returning();
    if (gone.length === 0) return;
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.requireAgain',
      subject: { kind: 'candidate', id: candidateId },
    });
  });
  hangUp(bus, [candidateId]);
}
