import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compareKeys, configKeyOf } from '../features/securebrowser/seb/config-key.ts';
import { findString } from '../features/securebrowser/seb/plist.ts';
import { readSebFile, type SebUnlocking } from '../features/securebrowser/seb/seb-file.ts';
import { SebError, type SebProblem } from '../features/securebrowser/seb/seb-problem.ts';

const USAGE = 'Cách dùng: khaothi seb inspect TỆP.seb [--password MẬT_KHẨU] [--key KHÓA_RIÊNG.pem] [--json]';

const sentences: Record<SebProblem, string> = {
  notSeb: 'Tệp này không phải tệp cấu hình Safe Exam Browser (.seb).',
  tooLarge: 'Tệp .seb quá lớn: sau khi giải nén chỉ được tối đa 4 MB.',
  badPlist: 'Tệp .seb bị hỏng: không đọc được phần cấu hình bên trong',
  passwordNeeded: 'Tệp .seb này được khóa bằng mật khẩu. Thêm --password MẬT_KHẨU.',
  wrongPassword: 'Mật khẩu không đúng, hoặc tệp .seb đã bị sửa.',
  certificateNeeded: 'Tệp .seb này được khóa bằng chứng thư số. Thêm --key với khóa riêng (PEM, RSA) của chứng thư đó',
  badPassword: 'Mật khẩu chỉ được gồm chữ không dấu, chữ số và ký hiệu thường.',
};

/**
 * `khaothi seb inspect FILE [--password P] [--key PEM] [--json]`: what a .seb file says. `keys` are the names of its settings in the
 * order of the Config Key. Exit code 1 with one sentence where the file cannot be read.
 */
export async function run(args: string[]): Promise<number> {
  const command = commandOf(args);
  if (!command) return refuse(USAGE, 2);
  const bytes = await readFile(command.file).catch(() => null);
  if (!bytes) return refuse(`Không đọc được tệp ${command.file}.`);
  const keys = command.key === null ? [] : [await readKey(command.key)];
  if (!keys.every((key) => key !== null))
    return refuse(`Không đọc được khóa riêng ${command.key}: cần tệp PEM không đặt mật khẩu.`);
  try {
    const report = reportOf(bytes, { password: command.password, keys });
    process.stdout.write(command.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    return 0;
  } catch (error) {
    if (!(error instanceof SebError)) throw error;
    const sentence = sentences[error.problem];
    return refuse(sentence.endsWith('.') ? sentence : `${sentence} (${error.message}).`);
  }
}

function commandOf(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { password: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [verb, file] = positionals;
    if (verb !== 'inspect' || file === undefined || positionals.length > 2) return null;
    return { file, password: values.password ?? null, key: values.key ?? null, json: values.json };
  } catch {
    return null;
  }
}

async function readKey(path: string): Promise<KeyObject | null> {
  try {
    return createPrivateKey(await readFile(path));
  } catch {
    return null;
  }
}

function reportOf(bytes: Uint8Array, unlocking: SebUnlocking) {
  const { container, encrypted, settings } = readSebFile(bytes, unlocking);
  return {
    container,
    encrypted,
    configKey: configKeyOf(settings),
    startURL: findString(settings, 'startURL'),
    quitURL: findString(settings, 'quitURL'),
    keys: [...settings.keys()].sort(compareKeys),
  };
}

function inWords(report: ReturnType<typeof reportOf>): string {
  return [
    `Dạng tệp:        ${report.container}${report.encrypted ? ' (đã mã hóa)' : ''}`,
    `Config Key:      ${report.configKey}`,
    `Trang bắt đầu:   ${report.startURL ?? 'không có'}`,
    `Trang kết thúc:  ${report.quitURL ?? 'không có'}`,
    `${report.keys.length} thiết lập:    ${report.keys.join(', ')}`,
    '',
  ].join('\n');
}

function refuse(sentence: string, code = 1): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}
