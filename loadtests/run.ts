/**
 * `pnpm load <day> [--candidates N] [--seconds S] [--rate R] [--kill server|database] [--fault diskFull|slowDisk|clock]
 * [--postgres] [--calibrate] [--json]`: runs a day
 * against a server and a database of its own (PGlite in a temporary folder; `--postgres` starts a PostgreSQL for this run;
 * DATABASE_URL names one that runs). `--target URL --slips FILE` drives a server that runs already, with `--runner k6` by k6.
 * `pnpm load reconnect` kills one of two nodes again and again and measures how long players are away; `pnpm load report` runs
 * all days and writes them into docs/benchmarks.md. Ends with 1 where a promise is broken, with 2 where it does not understand
 * what is asked, or cannot do it.
 */
import { type Asked, askedBy, USAGE } from './asked.ts';
import { brokenPromises } from './house/figures.ts';
import { runDay } from './house/run-day.ts';
import { runK6 } from './house/run-k6.ts';
import { promisedOfPglite, promisedReconnect, promises } from './promises.ts';
import { brokenByReconnect, runReconnect, whyNoNodes } from './reconnect/run-reconnect.ts';
import { writeReport } from './report.ts';

process.exitCode = await obey(askedBy(process.argv.slice(2)));

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
    case 'runK6':
      return runK6(asked.name, asked.run, asked.target, asked);
    case 'run': {
      const figures = await runDay(asked.name, asked.run);
      const promised = (figures.database === 'pglite' ? promisedOfPglite : promises)[asked.name];
      // Who asks for less than the server can do is not owed the most.
      const owed = asked.run.rate === null ? promised : { ...promised, perSecond: undefined };
      return tell(figures, brokenPromises(figures, owed), asked);
    }
    case 'reconnect': {
      const missing = await whyNoNodes();
      if (missing) {
        process.stderr.write(`${missing}\n`);
        return 2;
      }
      const figures = await runReconnect(asked);
      return tell(figures, brokenByReconnect(figures, promisedReconnect), asked);
    }
  }
}

function tell(figures: object, broken: readonly string[], { json }: { json: boolean }): number {
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else
    for (const [figure, value] of Object.entries(figures))
      process.stdout.write(
        `${figure.padEnd(20)}${value !== null && typeof value === 'object' ? JSON.stringify(value) : value}\n`,
      );
  if (broken.length > 0) process.stderr.write(`Broken promises: ${broken.join(', ')}\n`);
  return broken.length > 0 ? 1 : 0;
}
