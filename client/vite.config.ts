import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';
import playerFiles from './vite-player.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server that `vite` (dev) hands `/api` and the sockets to. */
const api = process.env.KHAOTHI_API ?? 'http://127.0.0.1:8080';

/**
 * Three bundles: the staff app (`index.html`), the candidate's player (`thi.html`, served at /thi) and the page on which
 * surveys are answered (`khao-sat.html`, at /khao-sat/<token>). The last two must stay small and never pull in the staff
 * app's libraries.
 */
export default defineConfig(async () => ({
  root: here('.'),
  plugins: [react(), smallEntries(), playerFiles(), ...(await visionPlugins())],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Old school PCs sit behind slow lines: no inlined copies of fonts or pictures in every file.
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { staff: here('./index.html'), thi: here('./thi.html'), survey: here('./khao-sat.html') },
    },
  },
  server: {
    proxy: {
      '/api': { target: api, changeOrigin: false, ws: true },
    },
  },
}));

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
