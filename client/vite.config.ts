import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type PluginOption, type ViteBuilder } from 'vite';
import lightContracts from './vite-contracts.ts';
import evidencePage from './vite-evidence.ts';
import playerFiles, { earlyGroup } from './vite-player.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server that `vite` (dev) hands `/api` and the sockets to. */
const api = process.env.KHAOTHI_API ?? 'http://127.0.0.1:8080';

/**
 * Three pages, each built by itself so that none carries what only another needs: the staff app (`index.html`), the
 * candidate's player (`thi.html`, served at /thi) and the page on which surveys are answered (`khao-sat.html`, at
 * /khao-sat/<token>). The last two must stay small.
 */
export default defineConfig(async () => ({
  root: here('.'),
  plugins: [react(), lightContracts(), smallEntries(), playerFiles(), evidencePage(), ...(await visionPlugins())],
  build: {
    outDir: here('./dist'),
    target: 'es2022',
    // Old school PCs sit behind slow lines: no inlined copies of fonts or pictures in every file.
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 900,
  },
  environments: {
    client: { build: { emptyOutDir: true, rolldownOptions: { input: { staff: here('./index.html') } } } },
    player: besideStaff({ thi: here('./thi.html') }),
    survey: besideStaff({ survey: here('./khao-sat.html') }),
  },
  builder: {
    async buildApp(builder: ViteBuilder) {
      // One after another: the first empties the folder.
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
  server: {
    proxy: {
      '/api': { target: api, changeOrigin: false, ws: true },
    },
  },
}));

function besideStaff(input: Readonly<Record<string, string>>): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input,
        // Two files and not twenty small ones: on a slow line each further request waits for its turn. The service worker,
        // a beginning too, stands alone with what it imports; the page itself begins after that file and not in it.
        output: {
          codeSplitting: {
            groups: [
              { name: earlyGroup(), debugName: 'early', priority: 1, tags: ['$initial'] },
              {
                name: 'first',
                tags: ['$initial'],
                test: /^(?!.*\/taking\/(?:main\.tsx|offline\/(?:service-worker|road)\.ts))/,
              },
            ],
            includeDependenciesRecursively: false,
          },
        },
      },
    },
  };
}

/** In dev, /thi is the player and /khao-sat/… the survey page; in production the server does the same. */
function smallEntries(): PluginOption {
  return {
    name: 'khaothi:small-entries',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/thi(\?.*)?$/.test(request.url ?? '')) request.url = '/thi.html';
        if (/^\/khao-sat\/[^./?]+(\?.*)?$/.test(request.url ?? '')) request.url = '/khao-sat.html';
        next();
      });
    },
  };
}

/** The plugin that carries the vision models into the build lives beside this file. */
async function visionPlugins(): Promise<PluginOption[]> {
  const path = here('./vite-human.ts');
  if (!existsSync(path)) return [];
  const { default: human } = (await import(path)) as { default: () => PluginOption };
  return [human()];
}
