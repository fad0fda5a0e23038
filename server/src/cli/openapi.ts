import { readFile, writeFile } from 'node:fs/promises';
import { documentOf } from './openapi-document.ts';

const target = new URL('../../../docs/openapi.json', import.meta.url);

/** `khaothi openapi`: refuses when docs/openapi.json is not what the contracts say; `--write` makes it so. */
export async function run(args: string[]): Promise<number> {
  const document = await documentOf(new URL('../../../shared/contracts/', import.meta.url));
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (args.includes('--write')) {
    await writeFile(target, text);
  } else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
    process.stderr.write('docs/openapi.json is not what shared/contracts says: run "pnpm openapi" and commit it.\n');
    return 1;
  }
  process.stdout.write(`${Object.keys(document.paths).length} paths\n`);
  return 0;
}
