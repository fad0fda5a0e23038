import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import { appendAudit } from '../audit/index.ts';
import { rooms, sessions } from './tables.ts';

/** Makes a session of an exam with its rooms; returns the ids. */
export async function createSession(
  tx: Tx,
  session: {
    examId: string;
    title: string;
    startsAt: Date;
    endsAt: Date;
    movesFreely?: boolean;
    rooms: readonly { name: string; unitId: string; seats: number }[];
  },
  { by, now }: { by: string; now: number },
): Promise<{ sessionId: string; roomIds: string[] }> {
  const { rooms: made, ...head } = session;
  const sessionId = randomUUID();
  const rows = made.map((room) => ({ ...room, id: randomUUID(), sessionId }));
  await tx.insert(sessions).values({ ...head, id: sessionId });
  if (rows.length > 0) await tx.insert(rooms).values(rows);
  await appendAudit(tx, now, {
    actor: by,
    act: 'session.create',
    subject: { kind: 'session', id: sessionId },
    details: {
      ...{ title: head.title, startsAt: head.startsAt.toISOString(), rooms: rows.length },
      movesFreely: head.movesFreely ?? false,
    },
  });
  return { sessionId, roomIds: rows.map(({ id }) => id) };
}
