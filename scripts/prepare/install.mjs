import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { node24, root } from './place.mjs';

/** Brings node_modules to what the lockfile says. Ends the process with one sentence where that cannot be done. */
export function install() {
  const needed = 20;
  const present = Number(process.versions.node.split('.')[0]);
  if (present < needed) {
    fail(
      `Cần Node ${needed} trở lên, máy đang có ${process.versions.node}. Tải tại https://nodejs.org rồi chạy lại.`,
      `Node ${needed} or newer is needed, this is ${process.versions.node}.`,
    );
  }
  if (isInstalled()) return;

  process.stdout.write('Cài đặt thư viện (chỉ lần đầu)… / Installing (first time only)…\n');
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  // Asks no questions when an older node_modules has to go.
  const args = ['-y', packageManager, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  const done = spawnSync('npx', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0 || !existsSync(node24)) {
    fail(
      'Chưa cài được thư viện. Kiểm tra kết nối mạng rồi chạy lại.',
      'The packages could not be installed. Check the network and run this again.',
    );
  }
}

/** pnpm keeps the lockfile it last installed from; the same bytes mean that nothing is to be done. */
function isInstalled() {
  const installed = `${root}node_modules/.pnpm/lock.yaml`;
  if (!existsSync(installed) || !existsSync(node24)) return false;
  return readFileSync(installed, 'utf8') === readFileSync(`${root}pnpm-lock.yaml`, 'utf8');
}

/** @param {string} vi @param {string} en */
function fail(vi, en) {
  process.stderr.write(`${vi}\n${en}\n`);
  process.exit(1);
}
