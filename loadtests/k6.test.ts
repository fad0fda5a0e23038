import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DayName, days, type K6DayName } from './days/days.ts';
import { type FreshDatabase, freshDatabase } from './house/database.ts';
import { type Server, seedCandidates, startServer } from './house/server.ts';

// Each day's script runs as k6 would run it (stand-in/), a few virtual users against a server of its own process.

const PEOPLE = 4;
const NAMES = (Object.keys(days) as DayName[]).filter((name) => days[name].lineKbits === null) as K6DayName[];
/** Days that the Node runner drives against the same server. */
const OF_NODE = ['answers', 'signin', 'start', 'deadline', 'survey'] as const;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/khaothi-k6-`);
let database: FreshDatabase;
let server: Server;
let seeded: Awaited<ReturnType<typeof seedCandidates>>;

beforeAll(async () => {
  database = await freshDatabase({ own: false, url: undefined });
  seeded = await seedCandidates(database.environment, PEOPLE * (NAMES.length + 1 + OF_NODE.length));
  server = await startServer(database.environment);
  const standIn = fileURLToPath(new URL('stand-in/k6.ts', import.meta.url));
  writeFileSync(`${folder}/k6`, `#!/bin/sh\nexec '${process.execPath}' --no-warnings '${standIn}' "$@"\n`);
  chmodSync(`${folder}/k6`, 0o755);
}, 300_000);

afterAll(async () => {
  await server?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

/** The slips of one day, so that no day finds the papers of another handed in. */
function slipsOf(nth: number): string {
  const file = `${folder}/slips-${nth}.json`;
  const slips = seeded.slips.slice(nth * PEOPLE, (nth + 1) * PEOPLE);
  writeFileSync(file, JSON.stringify({ ...seeded, slips }));
  return file;
}

function run(args: readonly string[], path = folder): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, PATH: `${path}:/usr/bin:/bin` };
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}

const load = (day: DayName, slips: string, ...more: readonly string[]) =>
  run(['loadtests/run.ts', day, '--runner', 'k6', '--target', server.origin, '--slips', slips, ...more]);
const small = (day: DayName) => [
  ...['--candidates', String(PEOPLE), '--json'],
  ...(days[day].seconds === null ? [] : ['--seconds', '3']),
  ...(days[day].measured === 'answers' ? ['--rate', '40'] : []),
];

describe('the k6 script of a day', () => {
  for (const [nth, day] of NAMES.entries())
    test(`${day}: everybody comes through, and what was acknowledged is there`, async () => {
      const { code, stdout, stderr } = await load(day, slipsOf(nth), ...small(day));
      const figures = JSON.parse(stdout);
      expect(stderr.replace(/^Broken promises: .*\n/, '')).toBe('');
      expect(figures).toMatchObject({ day, candidates: PEOPLE, errors: 0, lost: 0, waited: 0 });
      const acts = days[day].measured === 'answers' ? 3 * PEOPLE : PEOPLE;
      expect(figures.acknowledged).toBeGreaterThanOrEqual(acts);
      expect(Object.keys(figures)).toEqual([
        ...['day', 'candidates', 'seconds', 'acknowledged', 'perSecond', 'p50', 'p95', 'p99', 'errors', 'lost'],
        ...['waited', 'longestWaitSeconds', 'rssMB'],
      ]);
      // How quick a busy machine is decides only about these, and the code says the same as the words.
      const [, broken = ''] = /^Broken promises: (.*)$/m.exec(stderr) ?? [];
      expect(broken.replace(/\breceipt_time p\(99\)<=\d+(, )?/g, '')).toBe('');
      expect(code).toBe(broken === '' ? 0 : 1);
    }, 60_000);

  test('ends with 1 and says so where a candidate does not come through', async () => {
    const slips = `${folder}/wrong.json`;
    writeFileSync(slips, JSON.stringify({ ...seeded, slips: ['0000-0000-0000', ...seeded.slips.slice(-2)] }));
    const { code, stdout, stderr } = await load('signin', slips, '--candidates', '3', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ acknowledged: 2, errors: 1 });
    expect(stderr).toMatch(/Broken promises: .*through count==3/);
  }, 60_000);

  test('ends with 1 where no server answers', async () => {
    const slips = slipsOf(NAMES.length);
    const { code, stderr } = await run(
      [
        'loadtests/run.ts',
        'start',
        '--runner',
        'k6',
        '--target',
        'http://127.0.0.1:1',
        '--slips',
        slips,
        ...small('start'),
      ],
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/http_req_failed rate==0/);
  }, 60_000);
});

describe('the Node runner against a server that runs already', () => {
  for (const [nth, day] of OF_NODE.entries())
    test(`${day}: everybody comes through, and what was acknowledged is given back`, async () => {
      const slips = slipsOf(NAMES.length + 1 + nth);
      const args = ['loadtests/run.ts', day, '--target', server.origin, '--slips', slips];
      const { stdout, stderr } = await run([...args, ...small(day)]);
      expect(stderr.replace(/^Broken promises: p99 .*\n/, '')).toBe('');
      const figures = JSON.parse(stdout);
      expect(figures).toMatchObject({ day, candidates: PEOPLE, errors: 0, lost: 0, rssMB: null, database: null });
      expect(figures.acknowledged).toBeGreaterThanOrEqual(PEOPLE);
    }, 60_000);
});

describe('the command says in a sentence', () => {
  test.each([
    ['how it is used', ['--help'], 0, /^pnpm load <answers\|/],
    ['that there is no such day', ['constructor'], 2, /^There is no day "constructor"\.\npnpm load </],
  ])('%s', async (_, args, code, says) => {
    const ended = await run(['loadtests/run.ts', ...args]);
    expect([ended.code, ended.stdout + ended.stderr]).toEqual([code, expect.stringMatching(says)]);
  });
  test('that k6 is not installed', async () => {
    const args = [
      'loadtests/run.ts',
      'signin',
      '--runner',
      'k6',
      '--target',
      server.origin,
      '--slips',
      slipsOf(0),
      ...small('signin'),
    ];
    const { code, stderr } = await run(args, '/nowhere');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/chưa cài k6.*\n.*k6 is not installed here/)]);
  });
  test.each([
    ['no slips', [], 'needs --target URL'],
    ['too few slips', ['--slips', 'FEW', '--candidates', '9'], 'too few for 9 candidates'],
    ['a file that is none', ['--slips', 'package.json'], 'cannot be read as slips'],
  ])('%s', async (_, more, sentence) => {
    const args = more.map((one) => (one === 'FEW' ? slipsOf(0) : one));
    const { code, stderr } = await run([
      'loadtests/run.ts',
      'signin',
      '--runner',
      'k6',
      '--target',
      server.origin,
      ...args,
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe('the stand-in is as strict as k6', () => {
  const bell = "export const options = { scenarios: { a: { executor: 'per-vu-iterations' } } };\n";
  test.each([
    ['a package', "import { z } from 'zod';", 107, "couldn't be recognised"],
    ['a module of Node', "import fs from 'node:fs';", 107, "couldn't be recognised"],
    ['a global of Node', 'new TextEncoder();', 107, 'TextEncoder is not defined'],
    ['a text rule that its engine lacks', "'a'.isWellFormed();", 107, 'isWellFormed is not a function'],
    ['the v flag', 'const a = /[a--b]/v;', 107, 'the v flag'],
    ['a request before the start', "import http from 'k6/http'; http.get('http://127.0.0.1:1');", 107, 'init context'],
    [
      'a threshold for a metric that is not there',
      'options.thresholds = { none: ["count==1"] };',
      104,
      'no metric name',
    ],
    [
      'a threshold that a rate does not have',
      'options.thresholds = { checks: ["count==1"] };',
      104,
      'is not for a rate',
    ],
  ])('about %s', async (_, body, code, says) => {
    const script = `${folder}/script.ts`;
    const imports = /^import[^;]*;/.exec(body)?.[0] ?? '';
    writeFileSync(script, `${imports}\n${bell}${body.slice(imports.length)}\nexport default function () {}\n`);
    const ended = await run(['loadtests/stand-in/k6.ts', 'run', '--quiet', script]);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(says)]);
  });
});
