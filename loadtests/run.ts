/**
 * `pnpm load answers --runner node --json [--candidates N] [--seconds S] [--kill]`: a day of load against a server of its
 * own, on a fresh database (PGlite, or PostgreSQL by DATABASE_URL). Ends with 1 where a promise is broken.
 */
import { parseArgs } from 'node:util';
import { type DayName, days } from './days/days.ts';
import { runDay } from './house/run-day.ts';
import { promises } from './promises.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runner: { type: 'string', default: 'node' },
    json: { type: 'boolean', default: false },
    candidates: { type: 'string' },
    seconds: { type: 'string' },
    kill: { type: 'boolean', default: false },
  },
});
const [name = 'answers'] = positionals;
if (!(name in days) || values.runner !== 'node') {
  process.stderr.write(
    `pnpm load <${Object.keys(days).join('|')}> --runner node [--json] [--candidates N] [--seconds S] [--kill]\n`,
  );
  process.stderr.write('With k6 present: k6 run loadtests/k6/answers.ts (see its head).\n');
  process.exit(2);
}

const figures = await runDay(name as DayName, {
  ...days[name as DayName],
  ...(values.candidates && { candidates: Number(values.candidates) }),
  ...(values.seconds && { seconds: Number(values.seconds) }),
  kill: values.kill,
});

if (values.json) {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} else {
  for (const [figure, value] of Object.entries(figures)) process.stdout.write(`${figure.padEnd(14)}${value}\n`);
}

const promised = promises.answers;
const broken = [
  figures.lost > promised.lost && `lost ${figures.lost}`,
  figures.errors > 0 && `${figures.errors} errors`,
  // Only the day that asks for all can show how much that is, and only where nobody pulls the plug.
  name === 'answers' && !values.kill && figures.perSecond < promised.perSecond && `${figures.perSecond} answers/s`,
  !values.kill && figures.p99 > promised.p99 && `p99 ${figures.p99} ms`,
].filter((what) => what !== false);
if (broken.length > 0) process.stderr.write(`Broken promises: ${broken.join(', ')}\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
