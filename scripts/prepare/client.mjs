import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { node24, root } from './place.mjs';

const SOURCES = ['client', 'shared', 'proctoring', 'pnpm-lock.yaml'];
const NOT_SOURCES = /(^|\/)(node_modules|dist|e2e|evaluation|service)$|\.test\.tsx?$|\.md$/;
const stamp = `${root}client/dist/.sources`;

/** Builds the pages when what they are made of has changed since the last build. Ends the process where it fails. */
export function buildClient() {
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;

  process.stdout.write('Dựng giao diện… / Building the pages…\n');
  const done = spawnSync(node24, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: `${root}client`,
    stdio: 'inherit',
    // What a shell or a test has set there would leave out what only the real pages do, as keeping the player.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (done.status !== 0) {
    process.stderr.write('Không dựng được giao diện.\nThe pages could not be built.\n');
    process.exit(1);
  }
  compress(`${root}client/dist`);
  writeFileSync(stamp, sources);
}

/** Lays a compressed copy beside each file that gains by it, once, so that no exam morning is spent compressing. @param {string} folder */
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|wasm)$/.test(entry.name)) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    const bytes = readFileSync(path);
    // The highest quality takes seconds for the vision's megabytes and gains little there.
    const quality = bytes.length > 500_000 ? 6 : 11;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesOf))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(`${root}${path}`));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (NOT_SOURCES.test(path)) return [];
  if (!statSync(`${root}${path}`).isDirectory()) return [path];
  return readdirSync(`${root}${path}`)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
