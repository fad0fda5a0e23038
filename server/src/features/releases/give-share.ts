import { and, eq } from 'drizzle-orm';
import { combine } from 'shamir-secret-sharing';
import { bytesOfWords } from 'shared/papers/key-words.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { findRelease, keepReleaseKey } from '../papers/index.ts';
import { lockExam, sessionsOfExam } from '../sessions/index.ts';
import { sharesOf } from './queries.ts';
import { SHARE_BYTES, shareCheck, shareLabel } from './share-check.ts';
import { examShares } from './tables.ts';

/** Officers have to come together before the bell, and no earlier than that. */
const BEFORE_START_MS = 60 * 60_000;

/** From when on shares of an exam are taken; null while it has no session. */
export async function takenFrom(db: Db | Tx, examId: string): Promise<number | null> {
  const [first] = await sessionsOfExam(db, examId);
  return first ? first.startsAt.getTime() - BEFORE_START_MS : null;
}

/**
 * Takes an officer's share. With the last one that is needed the key is whole again, and the shares are forgotten. An account
 * gives one share, and the one that split the key none: k shares are k people.
 */
export async function giveShare(
  { db, bus, secrets, now }: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  { examId, words, by }: { examId: string; words: string; by: string },
): Promise<{ name: string; given: number; threshold: number; isOpen: boolean }> {
  const at = now();
  const typed = bytesOfWords(words, SHARE_BYTES);
  if (!typed.ok) return refuse('shareUnknown');
  const outcome = await db.transaction(async (tx) => {
    if (!(await lockExam(tx, examId))) refuse('notFound');
    const check = shareCheck(examId, typed.bytes);
    const shares = await sharesOf(tx, examId);
    const own = shares.find((share) => share.shareCheck === check);
    if (!own) return refuse('shareUnknown');
    if (own.splitBy === by) refuse('shareOfSplitter');
    if (shares.some(({ place, givenBy }) => givenBy === by && place !== own.place)) refuse('shareGivenBefore');
    if (at < ((await takenFrom(tx, examId)) ?? Number.POSITIVE_INFINITY)) refuse('sharesTooEarly');
    await tx
      .update(examShares)
      .set({
        // Who gave it first stays its giver: typed again by another it does not free the first to give a second.
        ...{ givenAt: own.givenAt ?? new Date(at), givenBy: own.givenBy ?? by },
        wrappedShare: secrets.wrap(typed.bytes, shareLabel(examId, own.place)),
      })
      .where(and(eq(examShares.examId, examId), eq(examShares.place, own.place)));
    await appendAudit(tx, at, {
      actor: by,
      act: 'exam.giveShare',
      subject: { kind: 'exam', id: examId },
      details: { place: own.place, holder: own.holder },
    });
    const given = (await sharesOf(tx, examId)).filter(({ givenAt }) => givenAt !== null);
    const isOpen = given.length >= own.threshold;
    // A share more than was needed changes nothing: it is on record, and forgotten.
    const isHere = (await findRelease(tx, examId))?.wrappedKey !== null;
    if (isHere) await forgetShares(tx, examId);
    else if (isOpen) await open({ tx, secrets, at }, examId, by);
    return { name: own.holder, given: given.length, threshold: own.threshold, isOpen };
  });
  if (outcome.isOpen)
    for (const { id } of await sessionsOfExam(db, examId)) tellSession(bus, id, { candidateId: null });
  return outcome;
}

async function open(
  { tx, secrets, at }: { tx: Tx; at: number } & Pick<Deps, 'secrets'>,
  examId: string,
  by: string,
): Promise<void> {
  const shares = (await sharesOf(tx, examId)).flatMap(({ place, wrappedShare }) =>
    wrappedShare === null ? [] : [Uint8Array.from(secrets.unwrap(wrappedShare, shareLabel(examId, place)))],
  );
  if (!(await keepReleaseKey({ tx, secrets }, examId, await combine(shares))))
    throw new Error(`the shares of ${examId} give another key`);
  await forgetShares(tx, examId);
  await appendAudit(tx, at, {
    actor: by,
    act: 'exam.openByShares',
    subject: { kind: 'exam', id: examId },
    details: { shares: shares.length },
  });
}

async function forgetShares(tx: Tx, examId: string): Promise<void> {
  await tx.update(examShares).set({ wrappedShare: null }).where(eq(examShares.examId, examId));
}
