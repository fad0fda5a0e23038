import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { days } from './days/days.ts';
import type { Figures } from './house/figures.ts';
import { mostConnected } from './house/processes.ts';

const FILE = new URL('../docs/benchmarks.md', import.meta.url);
const BEGIN = '<!-- pnpm load report -->';
const END = '<!-- end of pnpm load report -->';

/** What the report runs: the days at their promised size, and some of the faults. */
const RUNS: readonly (readonly string[])[] = [
  ['answers', '--postgres'],
  ['steady', '--postgres'],
  ['steady', '--postgres', '--candidates', '5000', '--rate', '2000'],
  ['signin', '--postgres'],
  ['start', '--postgres'],
  ['deadline', '--postgres'],
  ['storm', '--postgres'],
  ['survey', '--postgres'],
  ['soak', '--postgres', ...asManyAs(days.soak.candidates)],
  ['answers', '--postgres', '--seconds', '20', '--rate', '2000', '--kill', 'server'],
  ['answers', '--postgres', '--seconds', '20', '--rate', '2000', '--kill', 'database'],
  ['answers', '--postgres', '--seconds', '20', '--rate', '2000', '--fault', 'slowDisk'],
  ['answers', '--seconds', '20'],
];

/** A system that lets a process open fewer files than there are candidates is measured with as many as it allows. */
function asManyAs(wanted: number): readonly string[] {
  return mostConnected() < wanted ? ['--candidates', String(mostConnected())] : [];
}

/** Runs all days, one after the other in processes of their own, and writes their section of docs/benchmarks.md anew. */
export async function writeReport(): Promise<number> {
  const rows: string[] = [];
  let worst = 0;
  for (const args of RUNS) {
    process.stderr.write(`pnpm load ${args.join(' ')}\n`);
    const run = spawnSync(process.execPath, [fileURLToPath(new URL('run.ts', import.meta.url)), ...args, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const broken = /Broken promises: (.*)/.exec(run.stderr)?.[1] ?? '';
    worst = Math.max(worst, run.status ?? 1);
    rows.push(rowOf(args, run.stdout ? (JSON.parse(run.stdout) as Figures) : null, broken || run.stderr.trim()));
  }
  const text = readFileSync(FILE, 'utf8');
  const section = [BEGIN, ...headOf(rows.length), ...rows, END].join('\n');
  const has = text.includes(BEGIN) && text.includes(END);
  const before = has ? text.slice(0, text.indexOf(BEGIN)) : `${text.trimEnd()}\n\n`;
  writeFileSync(FILE, `${before}${section}${has ? text.slice(text.indexOf(END) + END.length) : '\n'}`);
  return worst;
}

function headOf(runs: number): string[] {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return [
    `## Load (${day})`,
    '',
    `${runs} runs of \`pnpm load report\` on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}, Node ${process.versions.node},`,
    `${postgresVersion()}; generator, server and database on the same machine. Every acknowledged act was looked for in the`,
    'database afterwards. "CPU" is processor time per act of server, database and generator: it compares across machines that',
    'are not equally busy.',
    '',
    '| command | acts | per second | p50 ms | p95 ms | p99 ms | seconds | errors | lost | server MB | bytes an answer | CPU µs | broken |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|',
  ];
}

function rowOf(args: readonly string[], figures: Figures | null, broken: string): string {
  const command = `\`pnpm load ${args.join(' ')}\``;
  if (!figures) return `| ${command} |${' |'.repeat(11)} ${broken.split('\n').at(-1) ?? 'failed'} |`;
  const { server, database, generator } = figures.cpuMicroseconds;
  const away = figures.awaySeconds === undefined ? '' : ` (away ${figures.awaySeconds} s)`;
  const cells = [
    command,
    figures.acknowledged,
    figures.perSecond,
    figures.p50,
    figures.p95,
    figures.p99,
    `${figures.seconds}${away}`,
    figures.errors,
    figures.lost,
    figures.rssMB,
    figures.bytesPerAnswer ?? '',
    `${server} + ${database} + ${generator}`,
    broken,
  ];
  return `| ${cells.join(' | ')} |`;
}

function postgresVersion(): string {
  const { stdout } = spawnSync('sh', ['-c', 'postgres --version || ls -d /usr/lib/postgresql/*'], { encoding: 'utf8' });
  const [, version = 'unknown'] = /(\d+[.\d]*)\s*(?:\(|$)/m.exec(stdout) ?? [];
  return `PostgreSQL ${version} with fsync on`;
}
