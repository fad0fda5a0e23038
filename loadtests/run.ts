/**
 * `pnpm load <day> [--candidates N] [--seconds S] [--rate R] [--kill server|database] [--fault diskFull|slowDisk|clock]
 * [--postgres] [--json]`: runs a day
 * against a server and a database of its own (PGlite in a temporary folder; `--postgres` starts a PostgreSQL for this run;
 * DATABASE_URL names one that runs). `--runner k6 --target URL --slips FILE` drives a server that runs already with k6.
 * `pnpm load report` runs all days and writes them into docs/benchmarks.md. Ends with 1 where a promise is broken, with 2
 * where it does not understand what is asked.
 */
import { parseArgs } from 'node:util';
import { type DayName, days } from './days/days.ts';
import { FAULTS, type Fault } from './house/faults.ts';
import { brokenPromises } from './house/figures.ts';
import { type Run, runDay } from './house/run-day.ts';
import { runK6 } from './house/run-k6.ts';
import { promisedOfPglite, promises } from './promises.ts';
import { writeReport } from './report.ts';

const USAGE =
  `pnpm load <${Object.keys(days).join('|')}|report> [--candidates N] [--seconds S] [--rate R]\n` +
  '  [--kill server|database] [--fault diskFull|slowDisk|clock] [--postgres] [--json]\n' +
  '  [--runner k6 --target URL --slips FILE]\n';

/** What was asked for, or what cannot be understood of it. */
type Asked =
  | { readonly do: 'help' | 'report' }
  | { readonly do: 'refuse'; readonly why: string }
  | {
      readonly do: 'run';
      readonly name: DayName;
      readonly run: Run;
      readonly more: ReturnType<typeof parsed>['values'];
    };

process.exitCode = await obey(asked());

async function obey(asked: Asked): Promise<number> {
  switch (asked.do) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'refuse':
      process.stderr.write(`${asked.why}\n${USAGE}`);
      return 2;
    case 'report':
      return writeReport();
    case 'run':
      return drive(asked);
  }
}

async function drive({ name, run, more: { runner, target, slips, json } }: Asked & { do: 'run' }): Promise<number> {
  if (runner === 'k6') return runK6(name, run, { target, slips, json });
  const figures = await runDay(name, run);
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else
    for (const [figure, value] of Object.entries(figures))
      process.stdout.write(`${figure.padEnd(16)}${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
  const broken = brokenPromises(figures, (figures.database === 'pglite' ? promisedOfPglite : promises)[name]);
  if (broken.length > 0) process.stderr.write(`Broken promises: ${broken.join(', ')}\n`);
  return broken.length > 0 ? 1 : 0;
}

function asked(): Asked {
  let said: ReturnType<typeof parsed>;
  try {
    said = parsed();
  } catch (error) {
    return { do: 'refuse', why: (error as Error).message };
  }
  const { values, positionals } = said;
  const [name = '', ...others] = positionals;
  if (values.help) return { do: 'help' };
  if (others.length > 0) return { do: 'refuse', why: `One day at a time: ${positionals.join(', ')}.` };
  if (name === 'report') return { do: 'report' };
  if (!isDay(name)) return { do: 'refuse', why: name === '' ? 'Which day?' : `There is no day "${name}".` };
  if (!['node', 'k6'].includes(values.runner)) return { do: 'refuse', why: `There is no runner "${values.runner}".` };
  const fault = values.kill ?? values.fault ?? null;
  if (fault !== null && !isFault(fault)) return { do: 'refuse', why: `There is no fault "${fault}".` };
  const numbers: { candidates?: number; seconds?: number; rate?: number } = {};
  for (const option of ['candidates', 'seconds', 'rate'] as const) {
    const given = values[option];
    if (given === undefined) continue;
    const number = Number(given);
    if (!(number > 0) || !Number.isFinite(number) || (option === 'candidates' && !Number.isInteger(number)))
      return { do: 'refuse', why: `--${option} is a number above 0, not "${given}".` };
    numbers[option] = number;
  }
  return { do: 'run', name, run: { ...days[name], ...numbers, fault, ownPostgres: values.postgres }, more: values };
}

/** @throws TypeError, in a sentence, for an option that there is not */
function parsed() {
  // `--kill` alone is the server's: what a node can be asked to survive first.
  const args = process.argv
    .slice(2)
    .map((arg, at, all) => (arg === '--kill' && !isKillable(all[at + 1] ?? '') ? '--kill=server' : arg));
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      runner: { type: 'string', default: 'node' },
      json: { type: 'boolean', default: false },
      candidates: { type: 'string' },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      kill: { type: 'string' },
      fault: { type: 'string' },
      postgres: { type: 'boolean', default: false },
      target: { type: 'string' },
      slips: { type: 'string' },
    },
  });
}

function isDay(text: string): text is DayName {
  return Object.hasOwn(days, text);
}

function isKillable(text: string): text is 'server' | 'database' {
  return text === 'server' || text === 'database';
}

function isFault(text: string): text is Fault {
  return (FAULTS as readonly string[]).includes(text);
}
