import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** Words that only the vision's code holds. It has its own worker, which these roads do not enter. */
export const VISION = /tfjs|blazeface/;

export interface Chunks {
  /** Scripts that the page names, and all that they import. */
  readonly first: ReadonlySet<string>;
  /** Reached by `import()` only. */
  readonly later: ReadonlySet<string>;
  /** Scripts that import themselves, from the first to itself again: which of them runs first hangs on who asks first. */
  readonly circles: readonly (readonly string[])[];
}

/** Follows the imports of a built page. `read` gives a file of the build by its path, or null. */
export function chunksFrom(page: string, read: (path: string) => string | null): Chunks {
  const first = new Set<string>();
  const later = new Set<string>();
  const imported = new Map<string, readonly string[]>();
  const dynamic: string[] = [];

  const follow = (path: string, into: Set<string>) => {
    if (first.has(path) || later.has(path)) return;
    const source = read(path);
    if (source === null) throw new Error(`${path} is named by the build and is not there.`);
    into.add(path);
    const imports = importsOf(path, source);
    imported.set(path, imports.first);
    dynamic.push(...imports.later);
    for (const next of imports.first) follow(next, into);
  };

  const html = read(page) ?? '';
  for (const [, src = ''] of html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/?([^"]+\.js)"/g))
    follow(src, first);
  for (let next = dynamic.pop(); next !== undefined; next = dynamic.pop()) follow(next, later);
  return { first, later, circles: circlesIn(imported) };
}

function circlesIn(imported: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, from: readonly string[]) => {
    if (from.includes(path)) circles.push([...from.slice(from.indexOf(path)), path]);
    if (done.has(path)) return;
    done.add(path);
    for (const next of imported.get(path) ?? []) walk(next, [...from, path]);
  };
  for (const path of imported.keys()) walk(path, []);
  return circles;
}

function importsOf(path: string, source: string): { first: string[]; later: string[] } {
  const parsed = parseSync(path, source);
  const at = (specifier: string) => posix.normalize(`${posix.dirname(path)}/${specifier}`);
  const isOurs = (specifier: string) => specifier.startsWith('.');
  const { staticImports, staticExports } = parsed.module;
  const handedOn = staticExports.flatMap((found) => found.entries.map((entry) => entry.moduleRequest?.value ?? ''));
  const first = [...staticImports.map((found) => found.moduleRequest.value), ...handedOn];
  const later: string[] = [];
  new Visitor({
    ImportExpression({ source: from }) {
      if (from.type === 'Literal' && typeof from.value === 'string') later.push(from.value);
      if (from.type === 'TemplateLiteral' && from.quasis.length === 1) later.push(from.quasis[0]?.value.cooked ?? '');
    },
  }).visit(parsed.program);
  return {
    first: first.filter(isOurs).map(at),
    later: later.filter(isOurs).map(at),
  };
}
