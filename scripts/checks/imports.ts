import { parseSync, Visitor } from 'oxc-parser';

/** One import as written in a file: where it leads, and whether the running code needs it. */
export interface Import {
  /** A path from the repository's root ("shared/attempt/fold.ts"), "node:fs", or "npm:zod". */
  readonly to: string;
  /** True for `import type` and `import('...').T`: gone when the code runs. */
  readonly typeOnly: boolean;
}

export interface Module {
  /** From the repository's root, with "/". */
  readonly path: string;
  readonly imports: readonly Import[];
  /** What the code reaches for besides its arguments: "Date.now", "Math.random", "process.env", "fetch" ... */
  readonly ambient: readonly string[];
}

/** The workspace's packages, and the folder that their names lead to. */
export const PACKAGES: Readonly<Record<string, string>> = {
  shared: 'shared',
  server: 'server/src',
  client: 'client',
  proctoring: 'proctoring',
  loadtests: 'loadtests',
};

const AMBIENT_OBJECTS = new Set(['process', 'console', 'localStorage', 'sessionStorage', 'document', 'window']);
const AMBIENT_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame']);
const AMBIENT_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.getRandomValues',
  'crypto.randomUUID',
]);

/** Reads one TypeScript file. Throws on a syntax error: an unread file must never pass as a clean one. */
export function readModule(path: string, source: string): Module {
  const parsed = parseSync(path, source);
  const fault = parsed.errors[0];
  if (fault) throw new Error(`${path}: ${fault.message}`);

  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => imports.push({ to: resolveImport(path, specifier), typeOnly });
  for (const found of parsed.module.staticImports) {
    const typeOnly = found.entries.length > 0 && found.entries.every((entry) => entry.isType);
    add(found.moduleRequest.value, typeOnly);
  }
  for (const found of parsed.module.staticExports) {
    for (const entry of found.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }

  const ambient = new Set<string>();
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') add(node.source.value, false);
    },
    TSImportType(node) {
      add(node.source.value, true);
    },
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier' || node.computed) return;
      const said = `${node.object.name}.${node.property.name}`;
      if (AMBIENT_OBJECTS.has(node.object.name) || AMBIENT_MEMBERS.has(said)) ambient.add(said);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        ambient.add('new Date()');
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && AMBIENT_CALLS.has(node.callee.name)) ambient.add(node.callee.name);
    },
  }).visit(parsed.program);

  return { path, imports, ambient: [...ambient] };
}

function resolveImport(from: string, written: string): string {
  const specifier = written.replace(/\?.*$/, '');
  if (specifier.startsWith('node:')) return specifier;
  if (specifier.startsWith('.')) return normalise(`${from.slice(0, from.lastIndexOf('/'))}/${specifier}`);
  const [first = '', ...rest] = specifier.split('/');
  const folder = PACKAGES[first];
  if (folder) return `${folder}/${rest.join('/')}`;
  return `npm:${first.startsWith('@') ? `${first}/${rest[0] ?? ''}` : first}`;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
