/** `pnpm screenshots`: walks the journey and keeps its pictures in docs/screenshots. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const done = spawnSync(process.execPath, ['scripts/test.mjs', 'journey'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PICTURES_DIR: `${root}docs/screenshots` },
});
process.exitCode = done.status ?? 1;
