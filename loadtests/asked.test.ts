import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { askedBy } from './asked.ts';

const folder = mkdtempSync(`${tmpdir()}/khaothi-asked-`);
const slips = `${folder}/slips.json`;
writeFileSync(
  slips,
  JSON.stringify({ slips: ['a', 'b'], survey: 'token', manager: { username: 'tai', password: 'x' } }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const target = ['--target', 'http://thi.test/thi', '--slips', slips, '--candidates', '2'];

describe('what a runner cannot do is refused in a sentence', () => {
  test.each([
    ['no day', [], 'Which day?'],
    ['no such day', ['constructor'], 'There is no day "constructor".'],
    ['two days', ['answers', 'steady'], 'One day at a time: answers, steady.'],
    ['an unknown option', ['answers', '--candidate', '3'], "Unknown option '--candidate'"],
    ['a number that is none', ['answers', '--candidates', 'ten'], '--candidates is a number above 0, not "ten".'],
    ['half a candidate', ['answers', '--candidates', '1.5'], '--candidates is a number'],
    ['an unknown runner', ['answers', '--runner', 'jmeter'], 'There is no runner "jmeter".'],
    ['an unknown fault', ['answers', '--fault', 'flood'], 'There is no fault "flood".'],
    ['two faults', ['answers', '--kill', '--fault', 'clock'], 'One fault at a time'],
    ['a fault that strikes nobody', ['signin', '--kill', 'server'], 'on the day "signin" they are not'],
    ['a length of what has none', ['start', '--seconds', '9'], 'The day "start" has no --seconds'],
    ['a rate of what has none', ['survey', '--rate', '9'], 'The day "survey" has no --rate'],
    ['a target without slips', ['answers', '--target', 'http://thi.test'], 'needs --target URL and --slips FILE'],
    ['slips without a target', ['answers', '--slips', slips], 'needs --target URL and --slips FILE'],
    ['k6 without a target', ['answers', '--runner', 'k6'], 'needs --target URL and --slips FILE'],
    ['too few slips', ['answers', ...target.slice(0, 4)], 'holds 2 slips, too few for 1000 candidates'],
    ['a target that is to be killed', ['answers', ...target, '--kill'], '--kill is for a server that this run starts'],
    ['a PostgreSQL for a target', ['answers', ...target, '--postgres'], '--postgres is for a server that this run'],
    ['a fault of a target', ['answers', ...target, '--fault', 'clock'], '--fault is for a server that this run'],
    ['a fault by k6', ['answers', '--runner', 'k6', '--kill', 'server'], '--kill is for a server that this run'],
    ['a line that k6 cannot narrow', ['line', '--runner', 'k6', ...target], 'k6 cannot narrow a line'],
    ['kills of a day', ['answers', '--kills', '3'], '--kills is for reconnect'],
    ['a report of something', ['report', '--postgres'], '"report" takes no --postgres.'],
    ['a reconnect elsewhere', ['reconnect', '--target', 'http://thi.test'], '"reconnect" takes no --target.'],
  ])('%s', (_, words, sentence) => {
    expect(askedBy(words)).toEqual({ do: 'refuse', why: expect.stringContaining(sentence) });
  });
});

test('a server that runs already is driven by either runner', () => {
  const run = { target: { origin: 'http://thi.test', seeded: { slips: ['a', 'b'] } }, candidates: 2, fault: null };
  expect(askedBy(['start', ...target])).toMatchObject({ do: 'run', name: 'start', run });
  expect(askedBy(['start', '--runner', 'k6', ...target])).toMatchObject({ do: 'runK6', name: 'start', run });
});

test('a day is as it stands but for what was said', () => {
  expect(askedBy(['answers', '--rate', '5', '--kill'])).toMatchObject({
    do: 'run',
    run: { candidates: 1_000, seconds: 60, rate: 5, fault: 'server', ownPostgres: false, target: null },
  });
  expect(askedBy(['reconnect', '--kills', '3'])).toEqual({ do: 'reconnect', candidates: 20, kills: 3, json: false });
});
