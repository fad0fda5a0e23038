import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

/** What k6's JavaScript engine (Sobek) does not have, although Node does. */
const ABSENT: readonly string[] = [
  ...['Intl', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Iterator'],
  ...['Float16Array', 'DisposableStack', 'AsyncDisposableStack', 'SuppressedError', 'escape', 'unescape'],
  ...['String.prototype.isWellFormed', 'String.prototype.toWellFormed', 'Object.groupBy', 'Map.groupBy'],
  ...['Array.fromAsync', 'Promise.withResolvers', 'Promise.try', 'RegExp.escape', 'Error.isError'],
  ...['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf'].map((name) => `Set.prototype.${name}`),
];

/** What its parser does not take. */
const NOT_PARSED: readonly (readonly [RegExp, string])[] = [
  [/\bfor\s+await\b/, 'for await'],
  [/\basync\s+(function\s*)?\*/, 'async generators'],
  [/\bimport\s*\(/, 'import()'],
  [/^\s*(await\s+)?using\s+\w+\s*=/m, 'using'],
  [/^import\b[^;]*\bwith\s*\{/m, 'import attributes'],
  [/[=(,:?]\s*\/(?:[^/\\\n]|\\.)+\/[a-z]*v[a-z]*\b/, 'the v flag of regular expressions'],
];

export type K6Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A global scope as k6 gives it to one virtual user: the language, and what is named here; nothing of Node. */
export function scopeOf(globals: Readonly<Record<string, unknown>>): vm.Context {
  const context = vm.createContext({ ...globals });
  for (const name of ABSENT) vm.runInContext(`delete globalThis.${name}`, context);
  return context;
}

/**
 * Loads a script as k6 does: every file anew in this scope, its types left out, imports by their path alone.
 * @throws where k6 would not find a module, or its engine would not take the source
 */
export async function loadScript(
  context: vm.Context,
  file: string,
  modules: K6Modules,
): Promise<Readonly<Record<string, unknown>>> {
  const loaded = new Map<string, vm.Module>();

  function builtIn(specifier: string): vm.Module {
    const members = modules[specifier];
    if (!members) throw new Error(`unknown module: ${specifier}`);
    const names = ['default', ...Object.keys(members)];
    return new vm.SyntheticModule(
      names,
      function (this: vm.SyntheticModule) {
        for (const name of names) this.setExport(name, name === 'default' ? members : members[name]);
      },
      { context, identifier: specifier },
    );
  }

  function source(path: string): vm.Module {
    const text = readFileSync(path, 'utf8');
    // k6 leaves types out of files that are named so, and of no others.
    const code = path.endsWith('.ts') ? stripTypeScriptTypes(text, { mode: 'strip' }) : text;
    for (const [pattern, name] of NOT_PARSED)
      if (pattern.test(code)) throw new SyntaxError(`${path}: k6 does not know ${name}`);
    return new vm.SourceTextModule(code, { context, identifier: pathToFileURL(path).href });
  }

  function at(specifier: string, from: string): vm.Module {
    const isPath = specifier.startsWith('.') || specifier.startsWith('/');
    if (!isPath && specifier !== 'k6' && !specifier.startsWith('k6/'))
      throw new Error(`The moduleSpecifier "${specifier}" couldn't be recognised as something k6 supports.`);
    const key = isPath ? resolve(dirname(from), specifier) : specifier;
    const known = loaded.get(key);
    if (known) return known;
    const module = isPath ? source(key) : builtIn(key);
    loaded.set(key, module);
    return module;
  }

  const main = at(resolve(file), file);
  await main.link((specifier, { identifier }) => at(specifier, new URL(identifier).pathname));
  await main.evaluate();
  return main.namespace as Readonly<Record<string, unknown>>;
}
