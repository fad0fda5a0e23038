import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Day, DayName } from '../days/days.ts';

/**
 * Drives a server that runs already with the k6 script of a day; returns the code to end with. k6 itself is no package of
 * npm: it must be installed beside Node.
 */
export function runK6(name: DayName, day: Day, to: { target: string | undefined; slips: string | undefined }): number {
  if (!to.target || !to.slips) {
    process.stderr.write(
      '--runner k6 needs --target URL and --slips FILE (pnpm khaothi seed --candidates N > FILE).\n',
    );
    return 2;
  }
  const script = fileURLToPath(new URL(`../k6/${name}.ts`, import.meta.url));
  const environment = {
    ORIGIN: to.target,
    SLIPS: to.slips,
    CANDIDATES: String(day.candidates),
    SECONDS: String(day.seconds),
    ...(day.rate !== null && { RATE: String(day.rate) }),
  };
  const settings = Object.entries(environment).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const { status, error } = spawnSync('k6', ['run', ...settings, script], { stdio: 'inherit' });
  if (error) {
    process.stderr.write('k6 is not installed here (https://k6.io); --runner node needs nothing besides Node.\n');
    return 2;
  }
  return status ?? 1;
}
