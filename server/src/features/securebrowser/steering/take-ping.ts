import { and, eq, sql } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { SebInstruction, sebPing } from 'shared/contracts/sebserver.ts';
import type { Deps } from '../../../deps.ts';
import { findAttemptOf } from '../../delivery/index.ts';
import { sebConnections, sebInstructions } from '../tables.ts';
import { type Connection, nextInstruction } from './connection-queries.ts';
import { instruct } from './instruct.ts';

/** Notes that a client lives and answers with what it has to do next. An instruction is repeated until it is confirmed. */
export async function takePing(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { connection, body }: { connection: Connection; body: BodyOf<typeof sebPing> },
): Promise<SebInstruction | ''> {
  const { id: connectionId } = connection;
  const at = new Date(now());
  const confirmed = body['instruction-confirm'];
  await db
    .update(sebConnections)
    .set({
      state: 'active',
      lastPingAt: at,
      lastPingNumber: sql`GREATEST(${sebConnections.lastPingNumber}, ${Math.min(body['ping-number'], 2 ** 31 - 1)})`,
    })
    .where(eq(sebConnections.id, connectionId));
  if (confirmed !== undefined && /^[0-9a-f-]{36}$/.test(confirmed))
    await db
      .update(sebInstructions)
      .set({ confirmedAt: at })
      .where(and(eq(sebInstructions.connectionId, connectionId), eq(sebInstructions.id, confirmed)));
  // The hand may have been lowered on the invigilators' board, which knows of no client.
  if (connection.handAt !== null && (await isHelped(db, connection)))
    await db.transaction((tx) => instruct(tx, now(), connection, { kind: 'lowerHand' }));

  const next = await nextInstruction(db, connectionId);
  if (!next) return '';
  return { instruction: next.instruction, attributes: { ...next.attributes, 'instruction-confirm': next.id } };
}

async function isHelped(db: Deps['db'], { candidateId }: Connection): Promise<boolean> {
  const attempt = await findAttemptOf(db, candidateId);
  return attempt !== null && attempt.handRaisedAt === null;
}
