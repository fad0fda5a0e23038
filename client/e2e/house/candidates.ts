import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SEATED_WITHIN_MS = 5 * 60_000;

/**
 * Candidates who sit the seeded exam of a product, in a process of their own (`loadtests/attend.ts`): resolves once all are
 * in; the function that comes back ends them.
 */
export function candidatesAttend(target: string, slips: string, { rate, away }: { rate: number; away: number }) {
  const args = ['--target', target, '--slips', slips, '--rate', String(rate), '--away', String(away)];
  const child = spawn(process.execPath, ['loadtests/attend.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return new Promise<() => Promise<void>>((resolve, reject) => {
    const late = setTimeout(() => void end().then(() => reject(new Error('Not seated in time.'))), SEATED_WITHIN_MS);
    child.once('exit', (code) => reject(new Error(`The candidates ended with ${code}.`)));
    child.stdout.once('data', () => {
      clearTimeout(late);
      resolve(end);
    });
  });
}
