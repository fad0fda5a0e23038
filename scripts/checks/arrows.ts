/** `node scripts/checks/arrows.ts`: reads every module of the workspace and refuses an import against the arrows. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { violationsOf } from './arrow-rules.ts';
import { type Module, PACKAGES, readModule } from './imports.ts';

const root = new URL('../../', import.meta.url);
const modules: Module[] = [];
for (const name of Object.keys(PACKAGES)) {
  const before = modules.length;
  const files = glob(`${name}/**/*.{ts,tsx}`, {
    cwd: fileURLToPath(root),
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
  });
  for await (const path of files) modules.push(readModule(path, readFileSync(new URL(path, root), 'utf8')));
  if (modules.length === before) throw new Error(`No module of ${name} was read: this check would be blind.`);
}

const violations = violationsOf(modules);
for (const { rule, path, says } of violations) process.stdout.write(`${path}: ${rule}: ${says}\n`);
const imports = modules.reduce((sum, module) => sum + module.imports.length, 0);
process.stdout.write(`${modules.length} modules, ${imports} imports, ${violations.length} against the arrows\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
