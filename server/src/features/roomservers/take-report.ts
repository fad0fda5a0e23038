import { eq } from 'drizzle-orm';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { RefusedThing, reportRoom } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { controlsReaching, noteCarried, shareActs, tellReached } from '../invigilation/index.ts';
import { announceFiles } from '../scripts/index.ts';
import { keepRelaxed } from '../securebrowser/index.ts';
import { findSession } from '../sessions/index.ts';
import { untilNow } from './believe-times.ts';
import { giveKey } from './give-key.ts';
import { keepBeside } from './keep-beside.ts';
import { noteCameIn } from './note-came-in.ts';
import { ownActs, seatedIn } from './own-acts.ts';
import { ownAttempts } from './own-attempts.ts';
import { holdServer } from './queries.ts';
import { roomServers } from './tables.ts';
import { takeRoomIncidents } from './take-room-incidents.ts';
import { answeredHands, noteTaken, takeRoomLedgers } from './take-room-ledgers.ts';

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
  const { server, ...taken } = await db.transaction(async (tx) => {
    const server = await holdServer(tx, who.serverId);
    const { sessionId } = server;
    const controls = (await ownActs(tx, who, report.controls)).map((act) => ({ ...act, at: untilNow(act.at, at) }));
    const reached = await shareActs(tx, { sessionId, acts: controls, holder: who.serverId, now: at });
    const cameIn = await noteCameIn(tx, who, { came: report.cameIn, now: at });
    const ledgers = await takeRoomLedgers({ ...deps, tx }, { who, sessionId, ledgers: report.ledgers });
    const spokenOf = [...report.files, ...report.strays].map(({ attemptId }) => attemptId);
    const ownOnes = await ownAttempts(tx, who, spokenOf);
    const isOwn = ({ attemptId }: { attemptId: string }) => ownOnes.has(attemptId);
    // A file whose ledger has still to come is heard of again behind it.
    const files = await announceFiles(tx, { server, files: report.files.filter(isOwn), now: at });
    const strays = report.strays.filter(isOwn);
    const noPlace = await keepBeside(tx, strays.map(strayOf), at);
    const own = report.relaxed.length > 0 ? await seatedIn(tx, who) : new Set();
    const relaxed = await keepRelaxed(
      tx,
      report.relaxed.filter(({ candidateId }) => own.has(candidateId)),
      { by: who.serverId, actor: `roomServer:${who.serverId}`, now: at },
    );
    const { incidents, acts: written } = await takeRoomIncidents(tx, who, {
      sessionId,
      told: report.incidents,
      now: at,
    });
    await tx
      .update(roomServers)
      .set({ seenAt: new Date(at), waiting: report.waiting, ...waitingOf(report) })
      .where(eq(roomServers.id, who.serverId));
    // The audit chain last: nobody waits for a row of ours while we wait for the chain.
    await noteCarried(tx, { sessionId, controls, by: who.serverId, now: at });
    await noteTaken(tx, ledgers, { sessionId, serverId: who.serverId, now: at });
    for (const act of [...relaxed, ...written]) await appendAudit(tx, at, act);
    const isMissing = new Set(noPlace.map(({ attemptId, hash }) => `${attemptId} ${hash}`));
    return {
      ...{ server, ledgers: ledgers.taken, cameIn, files, reached, incidents, hands: await answeredHands(tx, who) },
      strays: strays.filter(({ attemptId, hash }) => !isMissing.has(`${attemptId} ${hash}`)),
      refused: [...ledgers.refused, ...noPlace, ...notOfTheseRooms(report.strays.filter((one) => !isOwn(one)))],
    };
  });
  const { sessionId } = server;
  tellReached(deps, taken.reached, at);
  const changed = new Set([...taken.ledgers.map(({ candidateId }) => candidateId), ...taken.cameIn]);
  for (const candidateId of changed) tellSession(bus, sessionId, { candidateId });

  const session = await findSession(db, sessionId);
  if (!session) refuse('notFound');
  return {
    now: now(),
    ledgers: [...taken.ledgers],
    files: taken.files,
    strays: taken.strays.map(({ attemptId, hash }) => ({ attemptId, hash })),
    incidents: taken.incidents,
    refused: taken.refused,
    controls: await controlsReaching(db, sessionId, who.roomIds),
    hands: taken.hands,
    session: {
      startsAt: session.startsAt.getTime(),
      endsAt: session.endsAt.getTime(),
      closedAt: session.closedAt?.getTime() ?? null,
    },
    key: await giveKey(deps, { server, session }),
  };
}

const strayOf = ({ attemptId, event, hash, ...rest }: BodyOf<typeof reportRoom>['strays'][number]) => ({
  ...{ ...rest, attempt: attemptId },
  chained: { event, hash },
});

const notOfTheseRooms = (strays: readonly { readonly attemptId: string }[]): RefusedThing[] =>
  [...new Set(strays.map(({ attemptId }) => attemptId))].map((attemptId) => ({
    attemptId,
    hash: null,
    why: 'notOfTheseRooms',
  }));

const waitingOf = ({ behind: { files, fileBytes, signals, refused } }: BodyOf<typeof reportRoom>) => ({
  waitingFiles: files,
  waitingFileBytes: fileBytes,
  waitingSignals: signals,
  refused,
});
