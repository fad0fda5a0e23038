import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server that `vite` (dev) hands `/api` and the sockets to. */
const api = process.env.KHAOTHI_API ?? 'http://127.0.0.1:4000';

/**
 * Two bundles: the staff app (`index.html`) and the candidate's player (`thi.html`, served at /thi), which must stay small
 * and never pulls in the staff app's libraries.
 */
export default defineConfig(async () => ({
  root: here('.'),
  plugins: [react(), candidateEntry(), ...(await visionPlugins())],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Old school PCs sit behind slow lines: no inlined copies of fonts or pictures in every file.
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { staff: here('./index.html'), thi: here('./thi.html') } },
  },
  server: {
    proxy: {
      '/api': { target: api, changeOrigin: false, ws: true },
    },
  },
}));

/** In dev, /thi and everything under it is the player; in production the server does the same. */
function candidateEntry(): PluginOption {
  return {
    name: 'khaothi:candidate-entry',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/thi(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/thi.html';
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
