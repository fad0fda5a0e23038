import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { RoomLedger, reportRoom } from 'shared/contracts/room-servers.ts';
import type { Db, Tx } from '../../db/db.ts';
import { withinBytes } from '../../within-bytes.ts';
import { type Attempt, attempts, eventsAfter, timesOf } from '../delivery/index.ts';
import { carried, controls, isCarried } from '../invigilation/index.ts';
import { relaxedOfSession } from '../securebrowser/index.ts';
import { candidates } from '../sessions/index.ts';
import { behindIn, filesToCarry, incidentsToCarry, straysToCarry } from './carried.ts';
import { standingName } from './carry-file.ts';
import type { PutOff } from './put-off.ts';
import { type RoomHome, type Uplink, uplinksOf, waitingIn } from './queries.ts';

/** What the province acknowledged since this process began, besides ledgers: said again after a start, which does no harm. */
export interface Said {
  readonly controls: Set<string>;
  readonly cameIn: Set<string>;
  readonly relaxed: Set<string>;
  /** Files that were announced. */
  readonly files: Set<string>;
  /** How an attempt's clock and presence were told last. */
  readonly states: Map<string, string>;
}

export type Report = BodyOf<typeof reportRoom>;

const MOST_LEDGERS = 100;
const MOST_FILES = 50;
const MOST_EVENTS = 400;
const MOST_STRAYS = 100;
const MOST_INCIDENTS = 100;
const MOST_CAME_IN = 1_000;
const MOST_RELAXED = 1_000;
/** A weak line carries this in half a minute. */
const MOST_BYTES = 200_000;
/** One beat of a page: told less often, who writes would seem gone at the province (45 s), and another machine be let in. */
const SEEN_STEP_MS = 15_000;

/**
 * The next report of a home: what the province does not know yet, as far as it fits, at one moment of the database, so that an
 * act and what it did to clocks go up together. With it how each attempt's clock and presence are told in it.
 */
export function gatherReport(
  db: Db,
  home: RoomHome,
  { said, putOff }: { said: Said; putOff: PutOff },
): Promise<{ report: Report; states: ReadonlyMap<string, string> }> {
  return db.transaction((tx) => gather(tx, home, { said, putOff }), { isolationLevel: 'repeatable read' });
}

async function gather(db: Tx, home: RoomHome, { said, putOff }: { said: Said; putOff: PutOff }) {
  const { sessionId } = home;
  const uplinks = await uplinksOf(db, sessionId);
  const rows = await db.select().from(attempts).where(eq(attempts.sessionId, sessionId));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ledgers: RoomLedger[] = [];
  let events = 0;
  let bytes = 0;
  // Those of which the province takes nothing are only named, behind the others: somebody may have seated them here again.
  for (const uplink of [...uplinks.filter((one) => !one.isRefused), ...uplinks.filter((one) => one.isRefused)]) {
    const attempt = byId.get(uplink.attemptId);
    const isNext = uplink.isRefused ? !putOff.isOff(uplink.attemptId) : attempt && isNews(attempt, uplink, said);
    if (!attempt || !isNext || ledgers.length >= MOST_LEDGERS) continue;
    const room = bytes < MOST_BYTES && !uplink.isRefused ? MOST_EVENTS - events : 0;
    const some = room > 0 ? await eventsAfter(db, attempt.id, uplink.ackedSeq, room) : [];
    const sent = withinBytes(some, MOST_BYTES - bytes);
    events += sent.length;
    bytes += JSON.stringify(sent).length;
    ledgers.push(ledgerOf(attempt, uplink, sent));
  }
  const written = await incidentsToCarry(db, sessionId);
  const next = written.filter(({ incident, isRefused }) => !isRefused || !putOff.isOff(incident.id));
  const told = bytes < MOST_BYTES ? withinBytes(next.slice(0, MOST_INCIDENTS), MOST_BYTES - bytes) : [];
  bytes += JSON.stringify(told).length;
  const untold = next.slice(told.length).filter(({ isRefused }) => !isRefused).length;
  const waiting = waitingIn(uplinks) - events;
  // One more than go: whether others wait behind them.
  const beside = waiting === 0 && bytes < MOST_BYTES ? await straysToCarry(db, sessionId, MOST_STRAYS + 1) : [];
  const strays = withinBytes(beside.slice(0, MOST_STRAYS), MOST_BYTES - bytes);
  const report: Report = {
    waiting: waiting + untold + beside.length - strays.length,
    ledgers,
    behind: await behindIn(db, sessionId),
    files: await filesToSay(db, sessionId, { said, putOff }),
    cameIn: await cameIn(db, sessionId, said),
    controls: await controlsHere(db, home, said),
    relaxed: await relaxedHere(db, home, said),
    incidents: told.map(({ incident }) => incident),
    strays,
  };
  return { report, states: new Map(rows.map((row) => [row.candidateId, stateOf(row)])) };
}

/** The one that is carried next, and those that the province has not heard of. */
async function filesToSay(
  db: Tx,
  sessionId: string,
  { said, putOff }: { said: Said; putOff: PutOff },
): Promise<Report['files']> {
  const files = await filesToCarry(db, sessionId);
  const next = files.find((file) => !putOff.isOff(standingName(file)));
  return (
    files
      .filter((file) => file === next || !said.files.has(standingName(file)))
      // What the contract does not know must not keep the ledgers of the same report from being read.
      .filter(({ bytes }) => bytes > 0)
      .slice(0, MOST_FILES)
      .map(({ attemptId, sha256, bytes }) => ({ attemptId, sha256, bytes }))
  );
}

const isNews = (attempt: Attempt, { headSeq, ackedSeq, isSealed, sealKnown }: Uplink, said: Said) =>
  headSeq > ackedSeq || (isSealed && !sealKnown) || said.states.get(attempt.candidateId) !== stateOf(attempt);

/** What is told of an attempt besides its events, as one text. */
function stateOf(attempt: Attempt): string {
  const seen = Math.floor((attempt.seenAt?.getTime() ?? 0) / SEEN_STEP_MS);
  return JSON.stringify([timesOf(attempt), seen, attempt.handRaisedAt?.getTime() ?? null, attempt.handWhy]);
}

function ledgerOf(attempt: Attempt, { headSeq, ackedSeq }: Uplink, events: RoomLedger['events']): RoomLedger {
  const { candidateId, startedAt, seenAt, handRaisedAt, handWhy, sealedAt, sealedBy } = attempt;
  const isWhole = ackedSeq + events.length >= headSeq;
  return {
    candidateId,
    startedAt: startedAt.getTime(),
    times: timesOf(attempt),
    seenAt: seenAt?.getTime() ?? null,
    handRaisedAt: handRaisedAt?.getTime() ?? null,
    handWhy,
    sealed: sealedAt && sealedBy && isWhole ? { at: sealedAt.getTime(), by: sealedBy } : null,
    events,
  };
}

async function cameIn(db: Tx, sessionId: string, said: Said): Promise<Report['cameIn']> {
  const came = await db
    .select()
    .from(candidates)
    .where(and(eq(candidates.sessionId, sessionId), isNotNull(candidates.signedInAt)));
  return came
    .flatMap(({ id, signedInAt, consentVersion }) =>
      signedInAt && !said.cameIn.has(`${id} ${consentVersion}`)
        ? [{ candidateId: id, at: signedInAt.getTime(), consentVersion }]
        : [],
    )
    .slice(0, MOST_CAME_IN);
}

/** What invigilators did at this server; what came from the province is not told back. */
async function controlsHere(db: Tx, { sessionId, serverId }: RoomHome, said: Said): Promise<Report['controls']> {
  const rows = await db
    .select()
    .from(controls)
    .where(and(eq(controls.sessionId, sessionId), ne(controls.by, serverId)))
    .orderBy(asc(controls.at));
  return rows
    .filter(isCarried)
    .filter(({ id }) => !said.controls.has(id))
    .map(carried)
    .slice(0, 200);
}

/** What is left out for candidates, as it was said here; what came from the province is not told back. */
async function relaxedHere(db: Tx, { sessionId, serverId }: RoomHome, said: Said): Promise<Report['relaxed']> {
  const rows = await relaxedOfSession(db, sessionId);
  return rows
    .filter((row) => row.by !== serverId && !said.relaxed.has(relaxedName(row)))
    .map(({ candidateId, signals, since, reason, at }) => ({ candidateId, signals, since, reason, at }))
    .slice(0, MOST_RELAXED);
}

export const relaxedName = ({ candidateId, at }: { candidateId: string; at: number }) => `${candidateId} ${at}`;
