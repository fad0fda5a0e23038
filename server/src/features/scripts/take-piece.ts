import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { Refusal, refuse } from '../../http/failures.ts';
import { forgetFile } from './forget-file.ts';
import { keepAnswerFile } from './keep-answer-file.ts';
import { namedInLedger } from './named-in-ledger.ts';
import { findAnswerFile } from './queries.ts';
import { requireRoom } from './require-room.ts';
import { filePieces, filesOnTheWay } from './tables.ts';

interface Piece {
  readonly attemptId: string;
  readonly sha256: string;
  readonly serverId: string;
  /** Where in the file these bytes begin. */
  readonly start: number;
  readonly bytes: Uint8Array;
  /** When the room's server had the whole file, by its clock: that is what was in time or not. */
  readonly storedAt: number;
}

/**
 * Takes the next piece of an announced file and says how many bytes are here. A piece that is here already, or that leaves
 * a gap, changes nothing. With the last one the file is held against its hash and against what the ledger names; bytes that
 * are others are dropped whole, and the file begins anew.
 */
export async function takePiece(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { attemptId, sha256, serverId, start, bytes, storedAt }: Piece,
): Promise<{ have: number }> {
  const { db, secrets } = deps;
  const label = (from: number) => `piece of a file\n${attemptId}\n${sha256}\n${from}`;
  const at = and(eq(filesOnTheWay.attemptId, attemptId), eq(filesOnTheWay.sha256, sha256));
  // Before the first byte is kept: whoever sends a file that no answer names, or more than an attempt may have, fills no disk.
  const named = start === 0 ? await namedInLedger(db, { attemptId, sha256, besideToo: true }) : null;
  if (start === 0 && !named) {
    await db.transaction((tx) => forgetFile(tx, attemptId, sha256));
    refuse('fileNotInLedger');
  }
  const taken = await db.transaction(async (tx) => {
    const [file] = await tx.select().from(filesOnTheWay).where(at).for('update');
    if (!file) return (await findAnswerFile(tx, attemptId, sha256)) ?? refuse('notFound');
    if (file.serverId !== serverId) refuse('forbidden');
    if (named && named.ref.bytes !== file.bytes) return { have: 0, bytes: file.bytes, whole: 'other' as const };
    if (named) await requireRoom(tx, { attemptId, sha256, bytes: file.bytes });
    if (file.have < file.bytes) {
      if (start !== file.have || bytes.length === 0) return { have: file.have, bytes: file.bytes, whole: null };
      if (file.have + bytes.length > file.bytes) refuse('fileDiffers');
      await tx.insert(filePieces).values({ attemptId, sha256, start, wrapped: secrets.wrap(bytes, label(start)) });
      await tx
        .update(filesOnTheWay)
        .set({ have: file.have + bytes.length })
        .where(at);
    }
    const have = Math.min(file.bytes, file.have + bytes.length);
    if (have < file.bytes) return { have, bytes: file.bytes, whole: null };
    const pieces = await piecesOf(tx, attemptId, sha256);
    const whole = Buffer.concat(pieces.map((piece) => secrets.unwrap(piece.wrapped, label(piece.start))));
    return { have, bytes: file.bytes, whole };
  });
  if (!('whole' in taken)) return { have: taken.bytes };
  if (taken.whole === 'other') {
    await db.transaction((tx) => forgetFile(tx, attemptId, sha256));
    refuse('fileDiffers');
  }
  if (!taken.whole) return { have: taken.have };
  try {
    await keepAnswerFile(deps, { attemptId, bytes: taken.whole, carried: { sha256, storedAt } });
  } catch (error) {
    // A storage that is down says nothing about the file: its pieces wait.
    if (error instanceof Refusal) await db.transaction((tx) => forgetFile(tx, attemptId, sha256));
    throw error;
  }
  return { have: taken.bytes };
}

function piecesOf(tx: Tx, attemptId: string, sha256: string) {
  return tx
    .select()
    .from(filePieces)
    .where(and(eq(filePieces.attemptId, attemptId), eq(filePieces.sha256, sha256)))
    .orderBy(asc(filePieces.start));
}
