/**
 * `node scripts/checks/player-bundle.ts`: what an old school PC must load before it can sit an exam, in compressed bytes.
 * Formulas, results and the way to Safe Exam Browser come later and are only reported; vision has its own worker.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chunksFrom, VISION } from './chunks.ts';

const LIMIT_KB = 150;
const dist = fileURLToPath(new URL('../../client/dist/', import.meta.url));
const read = (path: string) => (existsSync(`${dist}${path}`) ? readFileSync(`${dist}${path}`, 'utf8') : null);
const kilobytes = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(read(path) ?? '').length, 0) / 1024;

const { first, later, circles } = chunksFrom('thi.html', read);
const withVision = [...first, ...later].filter((path) => VISION.test(read(path) ?? ''));
const atFirst = kilobytes(first);
process.stdout.write(
  `${atFirst.toFixed(0)} KB of JavaScript at first (limit ${LIMIT_KB}), ${kilobytes(later).toFixed(0)} KB more where a page needs it\n`,
);
if (first.size === 0) process.stdout.write('thi.html loads no script: this check would be blind.\n');
if (withVision.length > 0) process.stdout.write(`Vision outside its worker: ${withVision.join(', ')}\n`);
for (const circle of circles) process.stdout.write(`Chunks that import one another: ${circle.join(' > ')}\n`);
const isWell = first.size > 0 && atFirst < LIMIT_KB && withVision.length === 0 && circles.length === 0;
process.exitCode = isWell ? 0 : 1;
