/**
 * `pnpm load <day> [--candidates N] [--seconds S] [--rate R] [--kill server|database] [--fault diskFull|slowDisk|clock]
 * [--postgres] [--json]`: runs a day
 * against a server and a database of its own (PGlite in a temporary folder; `--postgres` starts a PostgreSQL for this run;
 * DATABASE_URL names one that runs). `--runner k6 --target URL --slips FILE` drives a server that runs already with k6.
 * `pnpm load report` runs all days and writes them into docs/benchmarks.md. Ends with 1 where a promise is broken.
 */
import { parseArgs } from 'node:util';
import { type DayName, days } from './days/days.ts';
import { FAULTS, type Fault } from './house/faults.ts';
import { brokenPromises } from './house/figures.ts';
import { runDay } from './house/run-day.ts';
import { runK6 } from './house/run-k6.ts';
import { promisedOfPglite, promises } from './promises.ts';
import { writeReport } from './report.ts';

// `--kill` alone is the server's: what a node can be asked to survive first.
const args = process.argv
  .slice(2)
  .map((arg, at, all) => (arg === '--kill' && !isKillable(all[at + 1] ?? '') ? '--kill=server' : arg));

const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: {
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
const [name = ''] = positionals;
const { kill, runner, target } = values;
const fault = kill ?? values.fault ?? null;

if (name === 'report') process.exitCode = await writeReport();
else if (!isDay(name) || !['node', 'k6'].includes(runner) || !(fault === null || isFault(fault))) {
  process.stderr.write(
    `pnpm load <${Object.keys(days).join('|')}|report> [--candidates N] [--seconds S] [--rate R] [--kill server|database] [--postgres] [--json]\n` +
      '  [--runner k6 --target URL --slips FILE]\n',
  );
  process.exitCode = 2;
} else {
  const run = {
    ...days[name],
    ...(values.candidates && { candidates: Number(values.candidates) }),
    ...(values.seconds && { seconds: Number(values.seconds) }),
    ...(values.rate && { rate: Number(values.rate) }),
    fault,
    ownPostgres: values.postgres,
  };
  if (runner === 'k6') process.exitCode = runK6(name, run, { target, slips: values.slips, json: values.json });
  else {
    const figures = await runDay(name, run);
    if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else
      for (const [figure, value] of Object.entries(figures))
        process.stdout.write(`${figure.padEnd(16)}${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
    const broken = brokenPromises(figures, (figures.database === 'pglite' ? promisedOfPglite : promises)[name]);
    if (broken.length > 0) process.stderr.write(`Broken promises: ${broken.join(', ')}\n`);
    process.exitCode = broken.length > 0 ? 1 : 0;
  }
}

function isDay(text: string): text is DayName {
  return text in days;
}

function isKillable(text: string): text is 'server' | 'database' {
  return text === 'server' || text === 'database';
}

function isFault(text: string): text is Fault {
  return (FAULTS as readonly string[]).includes(text);
}
