import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type PluginOption, type Rolldown } from 'vite';

const folder = path.join(import.meta.dirname, 'src/evidence');

/** Builds the page that verifies evidence bundles into one file without any reference, for the server to put into each. */
export default function evidencePage(): PluginOption {
  return {
    name: 'khaothi:evidence-page',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'offline/kiem-chung.html', source: await pageOf() });
    },
  };
}

async function pageOf(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: path.join(folder, 'verify-page.ts'), formats: ['iife'], name: 'khaothi' },
    },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  const [chunk] = output;
  // A script ends at the first "</script", wherever it stands in it.
  const code = chunk.code.trim().replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(code).digest('base64');
  return readFileSync(path.join(folder, 'verify-page.html'), 'utf8')
    .replace('SCRIPT_HASH', () => `'sha256-${hash}'`)
    .replace('<script>SCRIPT</script>', () => `<script>${code}</script>`);
}
