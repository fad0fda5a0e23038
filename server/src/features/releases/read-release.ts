import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { readRelease as contract } from 'shared/contracts/releases.ts';
import type { Db } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { findRelease } from '../papers/index.ts';
import { findSession } from '../sessions/index.ts';

/** Whether the papers of a session can be opened here. */
export async function readRelease(db: Db, sessionId: string): Promise<ReplyOf<typeof contract>> {
  const session = await findSession(db, sessionId);
  if (!session) refuse('notFound');
  const release = await findRelease(db, session.examId);
  if (!release) return { state: 'none' };
  return { state: release.wrappedKey === null ? 'locked' : 'open' };
}
