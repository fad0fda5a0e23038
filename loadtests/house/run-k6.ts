import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Day, K6DayName } from '../days/days.ts';
import type { Target } from './seeded.ts';

/**
 * Drives a server that runs already with the k6 script of a day; returns the code to end with: 0 where it kept its promises,
 * 1 where not, 2 where it could not be run. k6 itself is no package of npm: it must be installed beside Node.
 */
export function runK6(name: K6DayName, day: Day, { origin, file }: Target, { json }: { json: boolean }): number {
  const script = fileURLToPath(new URL(`../k6/${name}.ts`, import.meta.url));
  const environment = {
    ORIGIN: origin,
    // k6 reads it from beside the script, not from where the command was given.
    SLIPS: resolve(file),
    CANDIDATES: String(day.candidates),
    ...(day.seconds !== null && { SECONDS: String(day.seconds) }),
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
