import { bytesOfWords } from 'shared/papers/key-words.ts';
import { RELEASE_KEY_BYTES } from 'shared/papers/release-key.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { keepReleaseKey } from '../papers/index.ts';
import { findSession } from '../sessions/index.ts';

/** Opens the papers of a session on this server by the words that somebody read out. They still open at their time only. */
export async function typeReleaseWords(
  { db, bus, secrets, now }: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  { sessionId, words, by }: { sessionId: string; words: string; by: string },
): Promise<void> {
  const typed = bytesOfWords(words, RELEASE_KEY_BYTES);
  if (!typed.ok) return refuse('wordsWrong');
  await db.transaction(async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) refuse('notFound');
    if (!(await keepReleaseKey({ tx, secrets }, session.examId, typed.bytes))) refuse('wordsWrong');
    await appendAudit(tx, now(), {
      actor: by,
      act: 'exam.openByWords',
      subject: { kind: 'exam', id: session.examId },
      details: { session: sessionId },
    });
  });
  tellSession(bus, sessionId, { candidateId: null });
}
