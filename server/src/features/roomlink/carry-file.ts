import { PIECE_BYTES, sendRoomPiece } from 'shared/contracts/room-carrying.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import { openAnswerFile } from '../scripts/index.ts';
import { askProvince } from './ask-province.ts';
import { fileName, filesToCarry, noteCarriedThings } from './carried.ts';
import type { Source } from './keep-parcel.ts';
import { isAboutOne, type PutOff } from './put-off.ts';

/** Of the file whose pieces are being sent: read and opened once, not for each piece. */
export interface OpenFile {
  sha256: string;
  bytes: Uint8Array;
}

/** What the province said of the files that it was told of: how many bytes of each it has. */
export type Standings = ReadonlyMap<string, number>;

export const standingName = ({ attemptId, sha256 }: { attemptId: string; sha256: string }) => `${attemptId} ${sha256}`;

/**
 * Sends one piece of the oldest file that is not up, not put off, and that the province was told of; from where, it has said. One
 * that came in during the report waits for the next, which brings its answer first. Returns false where no file waits.
 * A file that the province will not have, or whose bytes this machine has lost, is set aside with the reason, and one that it
 * would not take for now is put off: neither must stand before the others.
 */
export async function carryPiece(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets'>,
  from: Source & { readonly sessionId: string },
  { standings, open, putOff }: { standings: Standings; open: { file: OpenFile | null }; putOff: PutOff },
): Promise<{ refused: string | null } | false> {
  const next = (await filesToCarry(deps.db, from.sessionId)).find(
    (file) => standings.has(standingName(file)) && !putOff.isOff(standingName(file)),
  );
  if (!next) return false;
  const { attemptId, sha256, storedAt } = next;
  const file = { attemptId, ...fileName(sha256) };
  try {
    if (open.file?.sha256 !== sha256) open.file = { sha256, bytes: (await openAnswerFile(deps, next)).bytes };
    const start = standings.get(standingName(next)) ?? 0;
    const piece = open.file.bytes.subarray(start, start + PIECE_BYTES);
    const { have } = await askProvince(sendRoomPiece, {
      ...from,
      params: { attemptId, sha256 },
      file: { bytes: piece, fields: { start: String(start), storedAt: String(storedAt.getTime()) } },
    });
    if (have >= next.bytes) await noteCarriedThings(deps.db, [file]);
    return { refused: null };
  } catch (error) {
    const final =
      error instanceof Refusal ? error.code : FINAL.find((code) => isAboutOne(error) && error.code === code);
    if (final) {
      await noteCarriedThings(deps.db, [file], final);
      return { refused: final };
    }
    if (!isAboutOne(error) || error.code === 'notSignedIn') throw error;
    putOff.put(standingName(next), error);
    return { refused: error.code };
  }
}

/** After these the file would be refused again; one that arrived differently, or before its answer, is sent anew. */
const FINAL = ['fileNotAccepted', 'filesTooMany', 'fileTooLate'] as const;
