import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { normaliseSlip } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { answerKeyLabel } from './answer-openers.ts';
import { hashOf } from './room-server-door.ts';
import { roomServers } from './tables.ts';

/** Lets one laptop in by its code, once: it gets a token of 256 random bits, of which the database keeps a keyed hash. */
export async function enrolRoomServer(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { code, publicKey, answerSecret }: { code: string; publicKey: string; answerSecret: string },
) {
  const at = now();
  const token = randomBytes(32).toString('base64url');
  const typed = normaliseSlip(code) ?? refuse('enrolmentUnknown');
  const spelled = [0, 4, 8, 12].map((from) => typed.slice(from, from + 4)).join('-');
  return db.transaction(async (tx) => {
    const [server] = await tx
      .select()
      .from(roomServers)
      .where(and(eq(roomServers.codeHash, hashOf(secrets, spelled)), isNull(roomServers.revokedAt)))
      .for('update');
    if (!server || server.codeUntil.getTime() < at) return refuse('enrolmentUnknown');
    await tx
      .update(roomServers)
      .set({
        codeHash: null,
        tokenHash: hashOf(secrets, token),
        publicKey,
        wrappedAnswerSecret: secrets.wrap(Buffer.from(answerSecret, 'base64url'), answerKeyLabel(server.id)),
        enrolledAt: new Date(at),
        seenAt: new Date(at),
      })
      .where(eq(roomServers.id, server.id));
    await appendAudit(tx, at, {
      actor: `roomServer:${server.id}`,
      act: 'roomServer.enrol',
      subject: { kind: 'roomServer', id: server.id },
      details: { publicKey },
    });
    return {
      ...{ serverId: server.id, sessionId: server.sessionId, name: server.name, token },
      slipKey: secrets.slipKey,
    };
  });
}
