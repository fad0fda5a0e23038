import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultSentence, gapCounts } from 'shared/evidence/fault-words.ts';
import { type BundleVerification, verifyBundle } from 'shared/evidence/verify-bundle.ts';

/**
 * `khaothi evidence verify FILE [--key PUBLIC.pem] [--json]`: holds an evidence bundle against its own hashes, chains and
 * signatures, without a server or a database. Exits with 1 and names what does not hold.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [act, file] = positionals;
  if (act !== 'verify' || !file) {
    process.stderr.write('khaothi evidence verify FILE [--key PUBLIC.pem] [--json]\n');
    return 2;
  }
  const found = verifyBundle(readFileSync(file), values.key ? readFileSync(values.key, 'utf8') : null);
  if (!found) {
    process.stderr.write('Tệp này không phải gói bằng chứng của Khảo Thí. / This is not an evidence bundle.\n');
    return 1;
  }
  process.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : report(found));
  return found.faults.length === 0 ? 0 : 1;
}

function report(found: BundleVerification): string {
  const { counts } = found;
  const lines = [
    `Bài làm ${found.attempt}, xuất lúc ${found.exportedAt} bởi ${found.exportedBy}.`,
    `Dấu vân của khóa: ${found.fingerprint}`,
    `${counts.files} tệp; ${counts.batches} lô, ${counts.signed} lô có chữ ký của trang; ${counts.signals} dấu hiệu; ${counts.pictures} ảnh, ${counts.withoutPicture} ảnh không còn tệp, ${counts.notReceived} ảnh đã cam kết, chưa nhận; ${counts.audit} mục nhật ký.`,
    `Chuỗi: ${gapCounts(found.gaps, 'vi')}`,
    ...found.faults.map((fault) => `  ✗ ${faultSentence(fault, 'vi')}`),
    found.faults.length === 0 ? 'Không phát hiện thay đổi nào.' : 'CÓ THAY ĐỔI. Không dùng gói này làm căn cứ.',
  ];
  return `${lines.join('\n')}\n`;
}
