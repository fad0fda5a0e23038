import { type RoomBatch, sendRoomSignals } from 'shared/contracts/room-carrying.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { withinBytes } from '../../within-bytes.ts';
import { pagesOf } from '../proctoring/index.ts';
import { askProvince } from './ask-province.ts';
import {
  batchesToCarry,
  batchName,
  type Carried,
  looseToCarry,
  noteAttemptRefused,
  noteCarriedThings,
  signalName,
} from './carried.ts';
import type { Source } from './keep-parcel.ts';

const MOST = 100;
/** Two seconds of a weak line: an answer waits no longer behind signals. */
const MOST_BYTES = 64 * 1024;

/** Sends the oldest signals that are not up, as far as one request holds them. Says whether any went. */
export async function carrySignals(
  { db }: Pick<Deps, 'db'>,
  from: Source & { readonly sessionId: string },
): Promise<boolean> {
  const parcels = [...(await sealed(db, from.sessionId)), ...(await loose(db, from.sessionId))];
  const sent = withinBytes(parcels.slice(0, 2 * MOST), MOST_BYTES);
  if (sent.length === 0) return false;
  const batches = sent.map(({ batch }) => batch);
  const sealers = new Set(batches.flatMap(({ attemptId, seal }) => (seal ? [`${attemptId} ${seal.source}`] : [])));
  const opened = await Promise.all(
    [...new Set(batches.map(({ attemptId }) => attemptId))].map((id) => pagesOf(db, id)),
  );
  const pages = opened.flat().filter(({ attemptId, source }) => sealers.has(`${attemptId} ${source}`));
  const { refused } = await askProvince(sendRoomSignals, { ...from, body: { pages, batches } });
  for (const attemptId of refused) await noteAttemptRefused(db, attemptId, 'notOfTheseRooms');
  await noteCarriedThings(
    db,
    sent.flatMap(({ things }) => things).filter(({ attemptId }) => !refused.includes(attemptId)),
  );
  return true;
}

interface Parcelled {
  readonly batch: RoomBatch;
  readonly things: readonly Carried[];
}

async function sealed(db: Db, sessionId: string): Promise<Parcelled[]> {
  return (await batchesToCarry(db, sessionId, MOST)).map((row) => {
    const { attemptId, source, number, previous, nonce, at, elapsed, wall } = row;
    const { body, bodyHash, receivedAt, isNonceRight, seal: signature, heldBackFrom, heldBackUntil } = row;
    const heldBack =
      heldBackFrom === null || heldBackUntil === null ? null : { from: heldBackFrom, until: heldBackUntil };
    const seal = { source, number, previous, nonce, at, elapsed, wall, signature };
    return {
      batch: {
        attemptId,
        seal,
        signals: body === null ? [] : JSON.parse(body),
        bodyHash,
        receivedAt,
        isNonceRight,
        heldBack,
      },
      things: [{ attemptId, ...batchName(row) }],
    };
  });
}

async function loose(db: Db, sessionId: string): Promise<Parcelled[]> {
  return (await looseToCarry(db, sessionId, MOST)).map((row) => {
    const { attemptId, source, seq, kind, payload, told, startedAt, endedAt, receivedAt } = row;
    const signal = { source, seq, kind, startedAt, endedAt, ...told, payload };
    return {
      batch: {
        ...{ attemptId, seal: null, bodyHash: null, receivedAt, isNonceRight: false, heldBack: null },
        signals: [signal as RoomBatch['signals'][number]],
      },
      things: [{ attemptId, ...signalName(row) }],
    };
  });
}
