/**
 * `node client/bundle-map.ts [number of lines]`: what the candidate's page loads at first, module by module, largest first,
 * each compressed by itself. Where `scripts/checks/player-bundle.ts` says "too much", this says of what.
 */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBuilder, type Rolldown } from 'vite';

const lines = Number(process.argv[2] ?? 40);
const root = path.join(import.meta.dirname, '..');
const builder = await createBuilder({
  root: import.meta.dirname,
  configFile: path.join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'error',
  build: { write: false },
});
const player = builder.environments.player;
if (!player) throw new Error('vite.config.ts has no environment "player"');
const { output } = (await builder.build(player)) as Rolldown.RolldownOutput;
const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));

const first = new Set<Rolldown.OutputChunk>();
const follow = (chunk: Rolldown.OutputChunk | undefined) => {
  if (!chunk || first.has(chunk)) return;
  first.add(chunk);
  for (const name of chunk.imports) follow(chunks.get(name));
};
follow([...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'thi'));

const kilobytes = (code: string) => gzipSync(code).length / 1024;
const modules = [...first]
  .flatMap((chunk) => Object.entries(chunk.modules))
  .map(([id, { code }]) => ({
    name: path.relative(root, id.replaceAll('\0', '')).replace(/.*node_modules\//, ''),
    weight: kilobytes(code ?? ''),
  }))
  .sort((a, b) => b.weight - a.weight);
for (const { name, weight } of modules.slice(0, lines))
  process.stdout.write(`${weight.toFixed(1).padStart(6)}  ${name}\n`);
const whole = [...first].reduce((sum, { code }) => sum + kilobytes(code), 0);
process.stdout.write(
  `${whole.toFixed(1).padStart(6)}  KB in ${first.size} files, ${modules.length} modules before minifying\n`,
);
