import { and, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { configurationInUse } from './queries.ts';
import { sebConfigurations } from './tables.ts';

/** Notes when a client first showed that it knows its configuration; later times change nothing. */
export async function noteStarted({ db, now }: Pick<Deps, 'db' | 'now'>, candidateId: string): Promise<void> {
  const inUse = await configurationInUse(db, candidateId);
  if (inUse?.startedAt !== null) return;
  await db
    .update(sebConfigurations)
    .set({ startedAt: new Date(now()) })
    .where(and(eq(sebConfigurations.id, inUse.id), isNull(sebConfigurations.startedAt)));
}
