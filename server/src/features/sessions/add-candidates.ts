import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import { candidates } from './tables.ts';

/**
 * Seats persons in a session, in the order given: numbers go up, codes alternate so that neighbours differ. Whoever is in
 * the session already moves and stays the same candidate: what was granted or agreed to stands.
 */
export async function addCandidates(
  tx: Tx,
  session: { sessionId: string; examId: string; codes: readonly string[]; firstNumber: number },
  seated: readonly { personId: string; classId: string; roomId: string; seat: number }[],
): Promise<string[]> {
  const rows = seated.map((place, index) => ({
    ...place,
    id: randomUUID(),
    sessionId: session.sessionId,
    examId: session.examId,
    number: String(session.firstNumber + index).padStart(6, '0'),
    formCode: session.codes[(place.seat - 1) % session.codes.length] ?? '101',
  }));
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += 1_000) {
    const made = await tx
      .insert(candidates)
      .values(rows.slice(from, from + 1_000))
      .onConflictDoUpdate({ target: [candidates.sessionId, candidates.personId], set: MOVED })
      .returning({ id: candidates.id });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

const MOVED = {
  roomId: sql`excluded.room_id`,
  number: sql`excluded.number`,
  seat: sql`excluded.seat`,
  formCode: sql`excluded.form_code`,
};
