import { createHash } from 'node:crypto';
import path from 'node:path';
import type { PluginOption, Rolldown } from 'vite';
import { PLAYER_WORKER } from './src/features/taking/offline/keep-player.ts';

/** Formulas and rarely used kinds are kept once they were needed; these are what the page cannot show anything without. */
const ALWAYS = ['/thi', '/scheme.js', '/mark.svg'];

/** What the page begins before the most of its script has come. */
const EARLY = path.join(import.meta.dirname, 'src/features/taking/early.ts');

/** Names the file of `early.ts` and of all that it needs. */
export function earlyGroup(): Rolldown.CodeSplittingNameFunction {
  const needed = new Set([EARLY]);
  return (id, chunking) => {
    // A set that grows while it is gone through: all that is needed by what is needed.
    if (needed.size === 1)
      for (const one of needed)
        for (const imported of chunking.getModuleInfo(one)?.importedIds ?? []) needed.add(imported);
    return needed.has(id) ? 'early' : null;
  };
}

/** Builds the player's service worker and writes into it the names of all files that the player needs at first. */
export default function playerFiles(): PluginOption {
  const source = path.join(import.meta.dirname, 'src/features/taking/offline/service-worker.ts');
  let isBuild = false;
  return {
    name: 'khaothi:player-files',
    applyToEnvironment: ({ name }) => name === 'player',
    config: (_, { command }) => {
      isBuild = command === 'build';
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id: source, fileName: PLAYER_WORKER.slice(1) });
    },
    // Beside the page's own script, which waits for all that it imports: this one runs as soon as it is here.
    transformIndexHtml: {
      order: 'post',
      handler(_, { path: page, bundle }) {
        const early = Object.values(bundle ?? {}).find((one) => one.type === 'chunk' && one.moduleIds.includes(EARLY));
        if (page !== '/thi.html' || !early) return [];
        const attrs = { type: 'module', async: true, crossorigin: true, src: `/${early.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head' }];
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[PLAYER_WORKER.slice(1)];
        const page = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === 'thi');
        if (worker?.type !== 'chunk' || page?.type !== 'chunk')
          throw new Error('the player or its worker was not built');
        if (worker.imports.length > 0) throw new Error(`the player's worker must stand alone: ${worker.imports}`);
        leaveOut(page.fileName, bundle);
        const files = [...ALWAYS, ...firstFiles(page, bundle)].sort();
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
        worker.code = worker.code
          .replaceAll('PLAYER_FILES', JSON.stringify(files))
          .replaceAll('PLAYER_VERSION', JSON.stringify(version));
      },
    },
  };
}

/**
 * The bundler has the common file import the page's own for its effects, though nothing in it needs them. Then a player that
 * comes before the page has begun would begin it from behind, when the common file has not run yet.
 */
function leaveOut(page: string, bundle: Rolldown.OutputBundle): void {
  const forEffects = new RegExp(`import\\s*["'\`]\\./${path.basename(page)}["'\`];?`);
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk' || !chunk.imports.includes(page)) continue;
    chunk.code = chunk.code.replace(forEffects, '');
    chunk.imports = chunk.imports.filter((name) => name !== page);
  }
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
