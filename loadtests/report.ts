import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { days } from './days/days.ts';
import type { Cold } from './house/cold.ts';
import type { Figures } from './house/figures.ts';
import { mostConnected } from './house/processes.ts';
import type { ReconnectFigures } from './reconnect/run-reconnect.ts';

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
  ['line', '--postgres'],
];
const RECONNECT = ['reconnect'] as const;

/** A system that lets a process open fewer files than there are candidates is measured with as many as it allows. */
function asManyAs(wanted: number): readonly string[] {
  return mostConnected() < wanted ? ['--candidates', String(mostConnected())] : [];
}

/** Runs all days, one after the other in processes of their own, and writes their section of docs/benchmarks.md anew. */
export async function writeReport(): Promise<number> {
  const rows: string[] = [];
  let worst = 0;
  let cold = '';
  for (const args of RUNS) {
    const { status, figures, broken } = load<Figures>(args, ['--calibrate', '--json']);
    worst = Math.max(worst, status);
    rows.push(rowOf(args, figures, broken));
    cold ||= figures?.cold ? coldOf(figures, figures.cold) : '';
  }
  const { status, figures, broken } = load<ReconnectFigures>(RECONNECT, ['--json']);
  worst = Math.max(worst, status);
  if (cold) rows.push('', cold);
  rows.push('', ...reconnectOf(figures, broken));
  const text = readFileSync(FILE, 'utf8');
  const section = [BEGIN, ...headOf(), ...rows, END].join('\n');
  const has = text.includes(BEGIN) && text.includes(END);
  const before = has ? text.slice(0, text.indexOf(BEGIN)) : `${text.trimEnd()}\n\n`;
  writeFileSync(FILE, `${before}${section}${has ? text.slice(text.indexOf(END) + END.length) : '\n'}`);
  return worst;
}

/** One run in a process of its own. */
function load<T>(args: readonly string[], more: readonly string[]) {
  process.stderr.write(`pnpm load ${args.join(' ')}\n`);
  const command = [fileURLToPath(new URL('run.ts', import.meta.url)), ...args, ...more];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    status: run.status ?? 1,
    figures: run.stdout ? (JSON.parse(run.stdout) as T) : null,
    broken: /Broken promises: (.*)/.exec(run.stderr)?.[1] ?? (run.stdout ? '' : firstError(run.stderr)),
  };
}

/** What a run that ended without figures said, not the stack under it. */
function firstError(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '').replaceAll('|', '/');
}

function headOf(): string[] {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return [
    `## Load (${day})`,
    '',
    `${RUNS.length + 1} runs of \`pnpm load report\` on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}, Node ${process.versions.node},`,
    `${postgresVersion()}; generator, server and database on the same machine. Every acknowledged act was looked for in the`,
    'database afterwards. "CPU" is processor time per act of server, database and generator: it compares across machines that',
    'are not equally busy. "Machine" is what it could do right behind the run (`--calibrate`): single rows inserted a second, each',
    'durable before the next, and SHA-256 of a short text a second on one core, in thousands. A rate below its promise beside',
    'a machine below its own best says the ratio of both. "Waited": who was told to wait for a turn, and the longest wait.',
    '',
    `| ${COLUMNS.join(' | ')} |`,
    `|${'---|'.repeat(COLUMNS.length)}`,
  ];
}

const COLUMNS = [
  ...['command', 'acts', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'seconds', 'waited', 'errors', 'lost'],
  ...['server MB (by thirds)', 'bytes an answer, a heartbeat', 'CPU µs', 'machine', 'broken'],
];

function rowOf(args: readonly string[], figures: Figures | null, broken: string): string {
  const command = `\`pnpm load ${args.join(' ')}\``;
  if (!figures) return `| ${command} |${' |'.repeat(COLUMNS.length - 2)} ${broken || 'failed'} |`;
  const { rssThirds, bytesPerAnswer, bytesPerBeat, machine } = figures;
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
    figures.waited > 0 ? `${figures.waited} (${figures.longestWaitSeconds} s)` : '',
    figures.errors,
    figures.lost,
    rssThirds ? `${figures.rssMB} (${rssThirds.join(', ')})` : figures.rssMB,
    [bytesPerAnswer ?? [], bytesPerBeat ?? []].flat().join(', '),
    `${server} + ${database} + ${generator}`,
    machine ? `${machine.insertsPerSecond ?? '–'}; ${Math.round(machine.hashesPerSecond / 1_000)}` : '',
    broken,
  ];
  return `| ${cells.join(' | ')} |`;
}

function coldOf({ candidates }: Figures, { playerKB, paperKB, seconds, secondsOfAll }: Cold): string {
  return (
    `Over the line of \`pnpm load line\`, one computer with nothing in its cache loaded the player (${playerKB} KB with all heads) ` +
    `and the sealed paper (${paperKB} KB) in ${seconds} s; ${candidates} at once take ${secondsOfAll} s by bytes and pace.`
  );
}

function reconnectOf(figures: ReconnectFigures | null, broken: string): string[] {
  const command = `\`pnpm load ${RECONNECT.join(' ')}\``;
  if (!figures) return [`${command}: ${broken || 'failed'}.`];
  const { candidates, kills, reconnects, medianSeconds, longestSeconds, acknowledged, unsent, lost } = figures;
  return [
    '| command | players | nodes killed | reconnects | median s | longest s | events kept | unsent | lost | broken |',
    `|${'---|'.repeat(10)}`,
    `| ${[command, candidates, kills, reconnects, medianSeconds, longestSeconds, acknowledged, unsent, lost, broken].join(' | ')} |`,
  ];
}

function postgresVersion(): string {
  const { stdout } = spawnSync('sh', ['-c', 'postgres --version || ls -d /usr/lib/postgresql/*'], { encoding: 'utf8' });
  const [, version = 'unknown'] = /(\d+[.\d]*)\s*(?:\(|$)/m.exec(stdout) ?? [];
  return `PostgreSQL ${version} with fsync on`;
}
