/**
 * `node scripts/memory.ts`: what `npm start` takes, idle with the demo province, process by process. Ends with 1 where it
 * is more than promised. Linux only: it reads /proc.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './testing/free-port.mjs';

const PROMISED_MB = { all: 1200, service: 500 };
const SETTLE_MS = 30_000;

const root = fileURLToPath(new URL('../', import.meta.url));
const dataDir = mkdtempSync(`${tmpdir()}/khaothi-memory-`);
const port = await freePort();
const npm = spawn('npm', ['start'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', KHAOTHI_DEMO: 'on' },
});

await listening(`http://127.0.0.1:${port}/api/health`);
await wait(SETTLE_MS);
const processes = familyOf(npm.pid ?? 0);
for (const { name, megabytes } of processes) process.stdout.write(`${megabytes.toFixed(0).padStart(6)} MB  ${name}\n`);
const all = processes.reduce((sum, one) => sum + one.megabytes, 0);
const service = processes.find(({ name }) => name.includes('proctoring/service'))?.megabytes ?? 0;
process.stdout.write(
  `${all.toFixed(0).padStart(6)} MB  in all (promised: ${PROMISED_MB.all}; service ${PROMISED_MB.service})\n`,
);
process.exitCode = all <= PROMISED_MB.all && service > 0 && service <= PROMISED_MB.service ? 0 : 1;

const gone = new Promise((resolve) => npm.once('exit', resolve));
npm.kill('SIGINT');
await gone;
rmSync(dataDir, { recursive: true, force: true });

async function listening(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}.`);
    const reply = await fetch(url).catch(() => null);
    if (reply?.ok) return;
    await wait(200);
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/** A process and all below it, with the memory each one holds (resident set). */
function familyOf(pid: number): { name: string; megabytes: number }[] {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const resident = Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? 0) / 1024;
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => parentOf(entry) === pid);
  return [
    { name: words.slice(0, 5).join(' '), megabytes: resident },
    ...children.flatMap((child) => familyOf(Number(child))),
  ];
}

function parentOf(pid: string): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)?.[1]);
  } catch {
    return null;
  }
}
