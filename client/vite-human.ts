import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { VISION_FILES, VISION_WORKER } from 'proctoring/signals/vision-messages.ts';
import type { PluginOption } from 'vite';

/** The models that the page may load. Human's others, the one for emotions among them, are not even on the site. */
const MODELS = ['blazeface', 'facemesh', 'iris', 'centernet', 'faceres'];
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

/**
 * Puts the vision's script, models and WebAssembly on our own site, so that no exam needs another, and builds the worker
 * as a file of its own that no page imports: it loads only where a level asks for it.
 */
export default function visionFiles(): PluginOption {
  const require = createRequire(new URL('../proctoring/package.json', import.meta.url));
  const human = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
  const wasm = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
  const worker = path.join(path.dirname(require.resolve('./package.json')), 'vision', 'worker.ts');

  const { version } = JSON.parse(readFileSync(path.join(human, 'package.json'), 'utf8')) as { version: string };
  if (!VISION_FILES.includes(`/${version}/`)) throw new Error(`VISION_FILES must name the version ${version} of Human`);

  const files = new Map<string, string>([
    ['human.esm.js', path.join(human, 'dist', 'human.esm.js')],
    ...['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'].map((name): [string, string] => [
      name,
      path.join(wasm, name),
    ]),
    ...MODELS.flatMap((name) => [`${name}.json`, `${name}.bin`]).map((name): [string, string] => [
      name,
      path.join(human, 'models', name),
    ]),
  ]);

  let isBuild = false;
  return {
    name: 'khaothi:vision-files',
    applyToEnvironment: ({ name }) => name === 'client',
    config: (_, { command }) => {
      isBuild = command === 'build';
    },
    buildStart() {
      if (!isBuild) return;
      this.emitFile({ type: 'chunk', id: worker, fileName: VISION_WORKER.slice(1) });
      for (const [name, file] of files)
        this.emitFile({ type: 'asset', fileName: VISION_FILES.slice(1) + name, source: readFileSync(file) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://here');
        if (pathname === VISION_WORKER) {
          request.url = `/@fs${worker}`;
          return next();
        }
        const file = pathname.startsWith(VISION_FILES) ? files.get(pathname.slice(VISION_FILES.length)) : undefined;
        if (!file || !existsSync(file)) return next();
        response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      });
    },
  };
}
