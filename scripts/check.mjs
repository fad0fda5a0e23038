/** `npm run check`: what must hold of the code without running it. Every check runs, one line each. */
import { spawnSync } from 'node:child_process';
import { buildClient } from './prepare/client.mjs';
import { install } from './prepare/install.mjs';
import { node24, root } from './prepare/place.mjs';

install();
buildClient();

const tsc = 'node_modules/typescript/lib/tsc.js';
const vitest = 'node_modules/vitest/vitest.mjs';
const packages = ['shared', 'proctoring', 'server', 'client', 'loadtests', 'scripts'];

/** Name, and what Node 24 runs for it. @type {[name: string, ...args: string[]][]} */
const checks = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ...packages.map((name) => /** @type {[string, ...string[]]} */ ([`types of ${name}`, tsc, '-p', name])),
  ['arrows', 'scripts/checks/arrows.ts'],
  ['every arrow bites', vitest, 'run', '--project', 'scripts', '--reporter', 'dot'],
  ['no dead exports', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['docs/openapi.json is the contracts', 'server/src/cli/main.ts', 'openapi'],
  ["the candidate's bundle", 'scripts/checks/player-bundle.ts'],
];

let failed = 0;
for (const [name, ...args] of checks) {
  const startedAt = Date.now();
  const done = spawnSync(node24, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${done.stdout}${done.stderr}`.trim();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (done.status === 0) {
    process.stdout.write(`ok      ${name} (${seconds} s) ${output.split('\n').at(-1) ?? ''}\n`);
  } else {
    failed += 1;
    process.stdout.write(`FAILED  ${name} (${seconds} s)\n${output.replace(/^/gm, '        ')}\n`);
  }
}
process.stdout.write(`\n${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
