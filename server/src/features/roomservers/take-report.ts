import { eq } from 'drizzle-orm';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { reportRoom } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { tellSession } from '../delivery/index.ts';
import { controlsReaching, noteCarried } from '../invigilation/index.ts';
import { announceFiles } from '../scripts/index.ts';
import { findSession } from '../sessions/index.ts';
import { giveKey } from './give-key.ts';
import { noteCameIn } from './note-came-in.ts';
import { ownActs } from './own-acts.ts';
import { ownAttempts } from './own-attempts.ts';
import { findRoomServer } from './queries.ts';
import { roomServers } from './tables.ts';
import { takeRoomLedgers } from './take-room-ledgers.ts';

/**
 * Takes what a room's server sends up and tells it what it must know. All of it is one transaction; the acknowledged heads
 * leave after COMMIT. The credential reaches candidates of its rooms and attempts that it holds, nothing else.
 */
export async function takeReport(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  { who, report }: { who: RoomServerWho; report: BodyOf<typeof reportRoom> },
): Promise<ReplyOf<typeof reportRoom>> {
  const { db, bus, now } = deps;
  const at = now();
  const server = await findRoomServer(db, who.serverId);
  if (!server) refuse('notFound');
  const { sessionId } = server;
  const taken = await db.transaction(async (tx) => {
    const cameIn = await noteCameIn(tx, who, report.cameIn);
    const ledgers = await takeRoomLedgers({ ...deps, tx }, { who, sessionId, ledgers: report.ledgers });
    const announced = await ownAttempts(
      tx,
      who,
      report.files.map(({ attemptId }) => attemptId),
    );
    const files = await announceFiles(tx, {
      server,
      files: report.files.filter(({ attemptId }) => announced.has(attemptId)),
      now: at,
    });
    const controls = await ownActs(tx, who, report.controls);
    await noteCarried(tx, { sessionId, controls, by: who.serverId, now: at });
    await tx
      .update(roomServers)
      .set({ seenAt: new Date(at), waiting: report.waiting, ...waitingOf(report) })
      .where(eq(roomServers.id, who.serverId));
    return { ledgers, cameIn, files };
  });
  const changed = new Set([...taken.ledgers.map(({ candidateId }) => candidateId), ...taken.cameIn]);
  for (const candidateId of changed) tellSession(bus, sessionId, { candidateId });

  const session = await findSession(db, sessionId);
  if (!session) refuse('notFound');
  return {
    now: now(),
    ledgers: taken.ledgers,
    files: taken.files,
    controls: await controlsReaching(db, sessionId, who.roomIds),
    session: {
      startsAt: session.startsAt.getTime(),
      endsAt: session.endsAt.getTime(),
      closedAt: session.closedAt?.getTime() ?? null,
    },
    key: await giveKey(deps, { server, session }),
  };
}

const waitingOf = ({ behind: { files, fileBytes, signals } }: BodyOf<typeof reportRoom>) => ({
  waitingFiles: files,
  waitingFileBytes: fileBytes,
  waitingSignals: signals,
});
