import { wordsOf } from 'shared/papers/key-words.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { releaseKeyOf } from '../papers/index.ts';
import { findSession } from '../sessions/index.ts';

/** A room has to be told, and its invigilator to write twelve words down. */
const BEFORE_START_MS = 30 * 60_000;

/** The release key in words, for somebody who reads it out to rooms without a line. Each reading is audited. */
export async function readReleaseWords(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { sessionId, reason, by }: { sessionId: string; reason: string; by: string },
): Promise<{ words: string[] }> {
  const at = now();
  return db.transaction(async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) return refuse('notFound');
    if (at < session.startsAt.getTime() - BEFORE_START_MS) refuse('wordsTooEarly');
    const key = await releaseKeyOf({ db: tx, secrets }, session.examId);
    if (!key) return refuse('keyElsewhere');
    await appendAudit(tx, at, {
      actor: by,
      act: 'exam.readWords',
      subject: { kind: 'exam', id: session.examId },
      details: { session: sessionId, reason },
    });
    return { words: wordsOf(key) };
  });
}
