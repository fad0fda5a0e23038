/**
 * `npm test`: everything that can be tested on this machine. `npm test -- pglite postgres journey` runs only what is named.
 * Ends with "N passed, N failed" over all suites, as vitest counted them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { buildClient } from './prepare/client.mjs';
import { install } from './prepare/install.mjs';
import { node24, root } from './prepare/place.mjs';
import { findChromium } from './testing/chromium.mjs';
import { findPostgres } from './testing/postgres.mjs';

/** @typedef {{ passed: number, failed: number, failures: string[] }} Count */

install();

const suites = { pglite, postgres, journey };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  process.stderr.write(`Không có phần "${unknown}". Có: / There is no such part. There are: ${Object.keys(suites)}\n`);
  process.exit(2);
}

const reports = mkdtempSync(`${tmpdir()}/khaothi-test-`);
/** @type {Count[]} */
const counts = [];
for (const [name, run] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const count = await run();
  if (count) counts.push(count);
}
rmSync(reports, { recursive: true, force: true });

for (const { failures } of counts) for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function pglite() {
  return vitest('Tất cả, trên PGlite / everything, on PGlite', [], { TEST_DATABASE_URL: undefined });
}

async function postgres() {
  const database = await findPostgres();
  if (!database) {
    return skip('PostgreSQL', 'TEST_DATABASE_URL, 127.0.0.1:5432, initdb + postgres');
  }
  try {
    return vitest(
      `Máy chủ thi, trên PostgreSQL / the server, on PostgreSQL (${database.from})`,
      ['--project', 'server'],
      {
        TEST_DATABASE_URL: database.url,
      },
    );
  } finally {
    await database.stop();
  }
}

function journey() {
  const chromium = findChromium();
  if (!chromium) return skip('Chromium', 'CHROMIUM_PATH, chromium, google-chrome');
  buildClient();
  return vitest(
    `Hành trình trong trình duyệt / the journey in a browser (${chromium})`,
    ['--config', 'client/e2e/vitest.config.ts'],
    {
      CHROMIUM_PATH: chromium,
    },
  );
}

/**
 * @param {string} title @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Count}
 */
function vitest(title, args, env) {
  process.stdout.write(`\n== ${title}\n`);
  const report = `${reports}/${counts.length}.json`;
  const done = spawnSync(
    node24,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  const count = countOf(report);
  // A run that broke outside any test is still a failure.
  if (done.status === 0 || count.failed > 0) return count;
  return { ...count, failed: 1, failures: [`${title}: broke outside any test (${done.signal ?? done.status})`] };
}

/**
 * What failed is kept by name and said again at the very end, under thousands of lines that passed.
 *
 * @param {string} report @returns {Count}
 */
function countOf(report) {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failures = testResults.flatMap(failuresOf);
    return { passed: numPassedTests, failed: failures.length, failures };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`${report}: ${error}`] };
  }
}

/**
 * A file that could not be loaded counts once: its tests are not even known.
 *
 * @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file
 */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  if (assertionResults.length === 0) return status === 'failed' ? [`${file}: ${message}`] : [];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}

/** @param {string} what @param {string} lookedFor */
function skip(what, lookedFor) {
  const line = '!'.repeat(100);
  process.stdout.write(
    `\n${line}\n!! BỎ QUA: máy này không có ${what}. / SKIPPED: no ${what} on this machine.\n!! Đã tìm / looked for: ${lookedFor}\n${line}\n`,
  );
  return null;
}
