import type { FastifyBaseLogger } from 'fastify';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { reportRoom } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { askProvince, ProvinceRefused } from './ask-province.ts';
import { carryPiece, type OpenFile, type Standings, standingName } from './carry-file.ts';
import { carrySignals } from './carry-signals.ts';
import { createFetching } from './fetching.ts';
import { gatherReport, type Report, relaxedName, type Said } from './gather-report.ts';
import type { ProvinceClock } from './province-clock.ts';
import { createPutOff } from './put-off.ts';
import { changeHome, type RoomHome } from './queries.ts';
import { takeAnswer } from './take-answer.ts';

type Needs = Pick<Deps, 'db' | 'bus' | 'blobs' | 'secrets' | 'now'> & { log: FastifyBaseLogger; clock: ProvinceClock };

/** While nothing waits; then the next report goes at once. */
const REST_MS = 2_000;
const PARCEL_MS = 60_000;
const RETRY = { first: 1_000, most: 30_000 };

/** Keeps the line of one home: reports as long as there is one, and comes back by itself after every cut. */
export function keepLink(deps: Needs, home: RoomHome): () => Promise<void> {
  const source = { ...home, token: tokenOf(deps, home) };
  const said: Said = {
    ...{ controls: new Set(), cameIn: new Set(), relaxed: new Set(), files: new Set() },
    states: new Map(),
  };
  const fetching = createFetching(deps, source);
  const open: { file: OpenFile | null } = { file: null };
  const putOff = createPutOff(() => performance.now());
  let parcelAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  async function report(): Promise<boolean> {
    const { report: sent, states } = await gatherReport(deps.db, home, { said, putOff });
    const sentAt = performance.now();
    const answer = await askProvince(reportRoom, { ...source, body: sent });
    deps.clock.hear(sentAt, answer.now);
    await takeAnswer(deps, home, sent, answer);
    note(said, sent, answer.files, states);
    for (const { attemptId, hash, why } of answer.refused) {
      deps.log.error({ attemptId, hash, why, room: home.name }, 'something was not taken');
      if (hash === null) putOff.put(attemptId, new ProvinceRefused(why, why));
    }
    for (const { id } of answer.incidents.filter(({ isHere }) => !isHere)) {
      deps.log.error({ incident: id, room: home.name }, 'an incident was not taken');
      putOff.put(id, new ProvinceRefused('notOfTheseRooms', id));
    }
    await changeHome(deps.db, home.serverId, { reachedAt: new Date(deps.now()), offsetMs: deps.clock.offsetMs() });
    if (sent.waiting > 0) return true;
    await renewParcel();
    if (await unlessPutOff('papers', () => fetching.next())) return true;
    return carryBehind(new Map(answer.files.map((file) => [standingName(file), file.have])));
  }

  /** Who sits here, and what is missing then. Behind the answers: whatever it costs a weak line, they wait for one piece at most. */
  async function renewParcel(): Promise<void> {
    if (performance.now() - parcelAt <= PARCEL_MS) return;
    const isKept = await unlessPutOff('parcel', async () => {
      await fetching.renew();
      return true;
    });
    if (isKept) parcelAt = performance.now();
  }

  /** Answers are up: now one piece of a file; where no file waits, signals. */
  async function carryBehind(standings: Standings): Promise<boolean> {
    const own = { ...source, sessionId: home.sessionId };
    const piece = await unlessPutOff('files', () => carryPiece(deps, own, { standings, open, putOff }));
    if (piece && piece.refused !== null)
      deps.log.error({ code: piece.refused, room: home.name }, 'a file was not taken');
    if (piece) return true;
    open.file = null;
    return (await unlessPutOff('signals', () => carrySignals(deps, own))) || false;
  }

  /** Nothing that is refused or breaks off here may keep the province from hearing answers: it waits, the line goes on. */
  async function unlessPutOff<T>(
    what: 'parcel' | 'papers' | 'files' | 'signals',
    carry: () => Promise<T>,
  ): Promise<T | false> {
    if (putOff.isOff(what)) return false;
    try {
      return await carry();
    } catch (error) {
      if (error instanceof ProvinceRefused && error.code === 'notSignedIn') throw error;
      deps.log.warn({ err: error, room: home.name, what }, 'something did not go up and waits');
      putOff.put(what, error);
      return false;
    }
  }

  async function go(): Promise<void> {
    let wait = REST_MS;
    try {
      if (await report()) wait = 0;
      failures = 0;
    } catch (error) {
      failures += 1;
      wait = Math.min(RETRY.most, RETRY.first * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
      if (error instanceof ProvinceRefused && error.code === 'notSignedIn') {
        stopped = true;
        await changeHome(deps.db, home.serverId, { revokedAt: new Date(deps.now()) });
      }
      deps.log.warn({ err: error, room: home.name }, 'the province was not reached');
    }
    if (!stopped) timer = setTimeout(start, wait);
  }

  const start = () => {
    turn = go().catch((error) => deps.log.error({ err: error }, 'the link stands still'));
  };
  if (home.revokedAt === null) start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await turn;
  };
}

export function tokenOf({ secrets }: Pick<Deps, 'secrets'>, home: RoomHome): string {
  return Buffer.from(secrets.unwrap(home.wrappedToken, tokenLabel(home.serverId))).toString('utf8');
}

export const tokenLabel = (serverId: string) => `khaothi-room-token-1\n${serverId}`;

/** What went along and was answered needs no second telling. */
function note(
  said: Said,
  sent: Report,
  heard: ReplyOf<typeof reportRoom>['files'],
  told: ReadonlyMap<string, string>,
): void {
  for (const { id } of sent.controls) said.controls.add(id);
  for (const { candidateId, consentVersion } of sent.cameIn) said.cameIn.add(`${candidateId} ${consentVersion}`);
  for (const one of sent.relaxed) said.relaxed.add(relaxedName(one));
  for (const file of heard) said.files.add(standingName(file));
  for (const { candidateId } of sent.ledgers) said.states.set(candidateId, told.get(candidateId) ?? '');
}
