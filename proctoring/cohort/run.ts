import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judgeRooms, measure } from './measure.ts';
import { HOUR_EXAM } from './plan.ts';
import { cohortPage } from './report.ts';

/** `pnpm proctoring:cohort [--rooms N] [--seed S] [--json]`: prints the figures, and without `--json` writes the page. */
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'cohort' },
    json: { type: 'boolean', default: false },
  },
});
const rooms = Number(values.rooms);
if (!Number.isInteger(rooms) || rooms < 1) {
  process.stderr.write(`--rooms: a number from 1 on, not ${values.rooms}\n`);
  process.exit(2);
}
const cohort = measure(values.seed, judgeRooms(values.seed, rooms, HOUR_EXAM));
const withoutHabits = measure(values.seed, judgeRooms(values.seed, rooms, HOUR_EXAM, false));
if (values.json) process.stdout.write(`${JSON.stringify({ ...cohort, withoutHabits }, null, 2)}\n`);
else {
  writeFileSync(
    new URL('../../docs/proctoring-cohort.md', import.meta.url),
    cohortPage(cohort, withoutHabits, HOUR_EXAM.rateOf),
  );
  const { power, falseDiscovery } = cohort;
  process.stdout.write(
    `docs/proctoring-cohort.md: power ${power.share.toFixed(3)}, false discovery ${falseDiscovery.share.toFixed(4)}\n`,
  );
}
