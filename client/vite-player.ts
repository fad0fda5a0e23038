import { createHash } from 'node:crypto';
import path from 'node:path';
import type { PluginOption, Rolldown } from 'vite';
import { PLAYER_WORKER } from './src/features/taking/offline/keep-player.ts';

/** Formulas and rarely used kinds are kept once they were needed; these are what the page cannot show anything without. */
const ALWAYS = ['/thi', '/scheme.js', '/mark.svg'];

/** Builds the player's service worker and writes into it the names of all files that the player needs at first. */
export default function playerFiles(): PluginOption {
  const source = path.join(import.meta.dirname, 'src/features/taking/offline/service-worker.ts');
  let isBuild = false;
  return {
    name: 'khaothi:player-files',
    config: (_, { command }) => {
      isBuild = command === 'build';
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id: source, fileName: PLAYER_WORKER.slice(1) });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[PLAYER_WORKER.slice(1)];
        const page = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === 'thi');
        if (worker?.type !== 'chunk' || page?.type !== 'chunk')
          throw new Error('the player or its worker was not built');
        if (worker.imports.length > 0) throw new Error(`the player's worker must stand alone: ${worker.imports}`);
        const files = [...ALWAYS, ...firstFiles(page, bundle)].sort();
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
        worker.code = worker.code
          .replaceAll('PLAYER_FILES', JSON.stringify(files))
          .replaceAll('PLAYER_VERSION', JSON.stringify(version));
      },
    },
  };
}

/** A chunk with all that it imports at once, their styles and the fonts these name (Vietnamese and Latin). */
function firstFiles(entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Set<string> {
  const files = new Set<string>();
  const take = (name: string) => {
    const chunk = bundle[name];
    if (files.has(`/${name}`) || chunk?.type !== 'chunk') return;
    files.add(`/${name}`);
    const { importedCss = new Set<string>(), importedAssets = new Set<string>() } = chunk.viteMetadata ?? {};
    for (const file of [...importedCss, ...importedAssets]) files.add(`/${file}`);
    chunk.imports.forEach(take);
  };
  take(entry.fileName);
  for (const sheet of [...files].filter((name) => name.endsWith('.css'))) {
    const css = bundle[sheet.slice(1)];
    const text = css?.type === 'asset' ? String(css.source) : '';
    for (const [, font = ''] of text.matchAll(/url\((\/assets\/[^)"']*(?:vietnamese|latin)-[^)"']*\.woff2)\)/g))
      files.add(font);
  }
  return files;
}
