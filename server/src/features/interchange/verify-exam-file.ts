import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { LedgerFault } from 'shared/attempt/verify.ts';
import { verifyLedger } from 'shared/attempt/verify.ts';
import { receiptText } from 'shared/contracts/delivery.ts';
import { ExamFile } from 'shared/contracts/interchange.ts';
import { AUDIT_GENESIS, auditContentHash, auditHash, lastDigests } from '../audit/index.ts';
import { digestOf } from '../delivery/index.ts';
import { markAttempt } from '../grading/index.ts';
import { signedText } from './export-exam-file.ts';

export interface ExamFileVerification {
  readonly attempts: number;
  readonly events: number;
  readonly ledgerFaults: readonly LedgerFault[];
  /** Closed sessions whose attempts are not those that were there when they closed. */
  readonly sessionFaults: readonly string[];
  readonly auditEntries: number;
  readonly auditFault: { readonly seq: number; readonly why: string } | null;
  readonly markFaults: readonly { readonly number: string; readonly stored: number; readonly computed: number }[];
  readonly isAsSigned: boolean;
}

/**
 * Verifies an exam file without any server: chains, receipts, the audit chain, the file's own signature, and every mark
 * computed anew from its ledger. `publicKey` (PEM) is the server's key as known from elsewhere; without it the key inside
 * the file is believed, which proves that the file is of one piece but not whose it is.
 * @returns the findings, or a sentence where the text is no exam file
 */
export function verifyExamFile(text: string, publicKey: string | null): ExamFileVerification | string {
  const parsed = ExamFile.safeParse(parseJson(text));
  if (!parsed.success) return 'Tệp này không phải tệp bài thi của Khảo Thí. / This is not an exam file of Khảo Thí.';
  const file = parsed.data;
  const key = keyOf(publicKey ?? file.publicKey);
  if (!key) return 'Khóa công khai không đọc được. / The public key cannot be read.';
  const isSigned = (signed: string, signature: string) =>
    verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url'));

  const { signature, ...content } = file;
  return {
    attempts: file.attempts.length,
    events: file.attempts.reduce((sum, { events }) => sum + events.length, 0),
    ledgerFaults: file.attempts.flatMap(
      (attempt) => verifyLedger(attempt, (receipt) => isSigned(receiptText(receipt), receipt.signature)) ?? [],
    ),
    sessionFaults: sessionFaults(file),
    auditEntries: file.audit.length,
    auditFault: auditFault(file.audit),
    markFaults: markFaults(file),
    isAsSigned: isSigned(signedText(content), signature),
  };
}

function auditFault(chain: ExamFile['audit']): { seq: number; why: string } | null {
  let previous = AUDIT_GENESIS;
  for (const [index, { contentHash, hash, entry }] of chain.entries()) {
    const seq = index + 1;
    const told = entry && auditContentHash({ ...entry, at: new Date(entry.at) });
    if ((entry && (told !== contentHash || entry.seq !== seq)) || auditHash(previous, contentHash) !== hash)
      return { seq, why: 'altered' };
    previous = hash;
  }
  return null;
}

function sessionFaults({ audit, attempts }: ExamFile): string[] {
  const said = audit.flatMap(({ entry }) =>
    entry?.subjectKind === 'session' ? [{ sessionId: entry.subjectId, digest: entry.details.ledgers }] : [],
  );
  return [...lastDigests(said)].flatMap(([sessionId, digest]) => {
    const ends = attempts
      .filter(({ session }) => session === sessionId)
      .map(({ attempt, head }) => ({ attempt, ...head }))
      .sort((a, b) => (a.attempt < b.attempt ? -1 : 1));
    return digestOf(ends) === digest ? [] : [sessionId];
  });
}

function markFaults({ key, attempts, exam }: ExamFile): ExamFileVerification['markFaults'] {
  const answerKey = { examId: exam.id, hash: '', ...key, everybody: new Set(key.everybody) };
  return attempts.flatMap(({ attempt, number, events, head, mark }) => {
    if (mark === null) return [];
    const computed = markAttempt({ id: attempt, head }, events, answerKey)?.total ?? Number.NaN;
    return computed === mark ? [] : [{ number, stored: mark, computed }];
  });
}

function keyOf(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
