import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LedgerFault } from 'shared/attempt/verify.ts';
import { readConfig } from '../config.ts';
import type { Tx } from '../db/db.ts';
import { openDatabase } from '../db/open.ts';
import { ledgerDigests, verifyAudit } from '../features/audit/index.ts';
import { ledgersDigest, openAttemptsOfSession, verifyLedgers } from '../features/delivery/index.ts';
import { type ExamFileVerification, verifyExamFile } from '../features/interchange/index.ts';
import { openSecrets, type Secrets } from '../secrets.ts';

/** What verification found; of an exam file also whether marks follow from ledgers and whether it is as signed. */
type Verification = Omit<ExamFileVerification, 'markFaults' | 'isAsSigned'> &
  Partial<Pick<ExamFileVerification, 'markFaults' | 'isAsSigned'>>;

const WHY: Record<LedgerFault['why'], string> = {
  altered: 'đã bị sửa',
  missing: 'bị thiếu',
  added: 'bị thêm vào sau biên nhận',
  headMoved: 'đầu chuỗi không khớp',
  receiptForged: 'biên nhận không đúng chữ ký của máy chủ',
  receiptMissing: 'không có biên nhận',
};

/**
 * `khaothi verify [--file EXAM.json] [--key PUBLIC.pem] [--json]`: holds ledgers, receipts and the audit chain against one
 * another; exits with 1 and names the first altered row where something does not hold.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { file: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean' } },
  });
  const found = values.file
    ? verifyExamFile(readFileSync(values.file, 'utf8'), values.key ? readFileSync(values.key, 'utf8') : null)
    : await verifyDatabase();
  if (typeof found === 'string') {
    process.stderr.write(`${found}\n`);
    return 1;
  }
  process.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : report(found));
  return isSound(found) ? 0 : 1;
}

async function verifyDatabase(): Promise<Verification> {
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  const secrets = openSecrets(config.secretsFile, config);
  try {
    // One moment of the database: what is saved meanwhile must not look like a change.
    return await database.db.transaction((tx) => verifyAll(tx, secrets), { isolationLevel: 'repeatable read' });
  } finally {
    await database.close();
  }
}

async function verifyAll(tx: Tx, secrets: Secrets): Promise<Verification> {
  const ledgers = await verifyLedgers({ db: tx, secrets });
  const audit = await verifyAudit(tx);
  const sessionFaults: string[] = [];
  for (const [sessionId, digest] of await ledgerDigests(tx)) {
    // Where somebody with extra time is still writing, the last word about the session is not said yet.
    const isSettled = (await openAttemptsOfSession(tx, sessionId)).length === 0;
    if (isSettled && (await ledgersDigest(tx, sessionId)) !== digest) sessionFaults.push(sessionId);
  }
  return {
    attempts: ledgers.attempts,
    events: ledgers.events,
    ledgerFaults: ledgers.faults,
    sessionFaults,
    auditEntries: audit.entries,
    auditFault: audit.broken,
  };
}

function isSound(found: Verification): boolean {
  const marks = found.markFaults ?? [];
  return (
    found.ledgerFaults.length === 0 &&
    found.sessionFaults.length === 0 &&
    !found.auditFault &&
    marks.length === 0 &&
    found.isAsSigned !== false
  );
}

function report(found: Verification): string {
  const lines = [
    `Bài làm: ${found.attempts} bài, ${found.events} sự kiện.`,
    ...found.ledgerFaults.map(
      ({ attempt, seq, why }) => `  ✗ bài ${attempt}${seq === null ? '' : `, sự kiện số ${seq}`}: ${WHY[why]}`,
    ),
    ...found.sessionFaults.map((id) => `  ✗ ca thi ${id}: số bài không còn như lúc đóng ca`),
    `Nhật ký kiểm toán: ${found.auditEntries} mục.`,
    ...(found.auditFault
      ? [`  ✗ mục số ${found.auditFault.seq}: ${found.auditFault.why === 'missing' ? 'bị thiếu' : 'đã bị sửa'}`]
      : []),
    ...(found.markFaults ?? []).map(
      ({ number, stored, computed }) =>
        `  ✗ số báo danh ${number}: điểm ghi ${stored}, tính lại từ bài làm là ${computed}`,
    ),
    ...(found.isAsSigned === false ? ['  ✗ tệp không đúng như khi máy chủ ký'] : []),
    isSound(found) ? 'Không phát hiện thay đổi nào.' : 'CÓ THAY ĐỔI. Dừng công bố và giữ nguyên dữ liệu để kiểm tra.',
  ];
  return `${lines.join('\n')}\n`;
}
