export { appendByHand } from './append-by-hand.ts';
export {
  type Attempt,
  attemptInRush,
  attemptsOfSession,
  findAttempt,
  findAttemptOf,
  openAttemptsOfSession,
  straysOf,
} from './attempt-queries.ts';
export { beginByHand } from './begin-by-hand.ts';
export { CANDIDATE_COOKIE, candidateOf, candidateToken } from './candidate-door.ts';
export { closeSession } from './close-session.ts';
export type { Batch } from './judge-batch.ts';
export { keepStrays } from './keep-strays.ts';
export {
  countStrays,
  eventsAfter,
  hashesAt,
  ledgerOf,
  ledgersOf,
  lockAttempts,
  millisFrom,
  type Stray,
  straysAmong,
} from './ledger-queries.ts';
export { ledgerWriter, ledgerWriterOf } from './ledger-writer.ts';
export { digestOf, ledgersDigest } from './ledgers-digest.ts';
export { SILENT_MS, UNLOCK_LASTS_MS } from './may-take-lease.ts';
export { keepMessage } from './messages.ts';
export { hangUp, hearGaps, hearSession, tellAttempt, tellSession } from './news.ts';
export { openAttempt } from './open-attempt.ts';
export { creditOutages, openOutagesOf, outagesOf } from './outages.ts';
export { isOwnAttempt } from './policy.ts';
export { pressureOf } from './pressure.ts';
export { raiseHand } from './raise-hand.ts';
export { sealAttempts, sealOverdue } from './seal-attempts.ts';
export { attempts, strayEvents } from './tables.ts';
export { clockView, mayStillBegin, timesOf } from './times.ts';
export { ledgerRecords, verifyLedgers } from './verify-ledgers.ts';
