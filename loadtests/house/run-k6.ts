import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Day, DayName } from '../days/days.ts';

const Slips = z.object({ slips: z.array(z.string()).min(1), survey: z.string() });

/**
 * Drives a server that runs already with the k6 script of a day; returns the code to end with: 0 where it kept its promises,
 * 1 where not, 2 where it could not be run. k6 itself is no package of npm: it must be installed beside Node.
 */
export function runK6(
  name: DayName,
  day: Day,
  { target, slips, json }: { target: string | undefined; slips: string | undefined; json: boolean },
): number {
  const problem = !slips || !URL.canParse(target ?? '') ? needed : problemOf(slips, day);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const script = fileURLToPath(new URL(`../k6/${name}.ts`, import.meta.url));
  const environment = {
    ORIGIN: new URL(target as string).origin,
    // k6 reads it from beside the script, not from where the command was given.
    SLIPS: resolve(slips as string),
    CANDIDATES: String(day.candidates),
    SECONDS: String(day.seconds),
    ...(day.rate !== null && { RATE: String(day.rate) }),
    ...(json && { JSON: '1' }),
  };
  const settings = Object.entries(environment).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  // Quiet: on standard output stand the figures and nothing else.
  const { status, error } = spawnSync('k6', ['run', '--quiet', ...settings, script], { stdio: 'inherit' });
  if (error) {
    process.stderr.write(
      'Máy này chưa cài k6 (https://k6.io). Cài k6 rồi chạy lại, hoặc dùng --runner node: chỉ cần Node.\n' +
        'k6 is not installed here (https://k6.io). Install it and try again, or use --runner node: it needs only Node.\n',
    );
    return 2;
  }
  return status === 0 ? 0 : 1;
}

const needed =
  '--runner k6 cần --target URL (máy chủ đang chạy) và --slips TỆP (pnpm khaothi seed --candidates N > TỆP).\n' +
  '--runner k6 needs --target URL (a server that runs) and --slips FILE (pnpm khaothi seed --candidates N > FILE).';

/** What is wrong with a file of slips for this day, in a sentence; null where nothing is. */
function problemOf(file: string, { measured, candidates }: Day): string | null {
  try {
    const { slips } = Slips.parse(JSON.parse(readFileSync(file, 'utf8')));
    // Families have no slips.
    if (measured === 'forms' || slips.length >= candidates) return null;
    return (
      `Tệp ${file} có ${slips.length} phiếu, không đủ cho ${candidates} thí sinh: thêm --candidates ${slips.length}.\n` +
      `${file} holds ${slips.length} slips, too few for ${candidates} candidates: add --candidates ${slips.length}.`
    );
  } catch {
    return (
      `Không đọc được tệp phiếu ${file}: cần đúng những gì lệnh pnpm khaothi seed --candidates N in ra.\n` +
      `${file} cannot be read as slips: it must hold what pnpm khaothi seed --candidates N prints.`
    );
  }
}
