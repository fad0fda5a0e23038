import type { PluginOption } from 'vite';

/** What a browser needs of an endpoint at run time; the rest is types by then, and schemas of many kilobytes. */
const KEPT = new Set(['method', 'path']);

/** As much of a syntax tree (ESTree) as is read here. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Makes what is shared with the server light: of every `endpoint({ … })` only method and path stay, and what a module
 * makes at its top level is marked as free of side effects (all of `shared` is), so that the schemas by which a page
 * parses nothing fall away, and zod with the last of them.
 */
export default function lightContracts(): PluginOption {
  return {
    name: 'khaothi:light-contracts',
    apply: 'build',
    transform: {
      filter: { id: /\/(shared|proctoring\/signals)\/.*(?<!\.test)\.ts$/ },
      handler(code) {
        return { code: lightened(code, this.parse(code) as unknown as SyntaxNode), map: null };
      },
    },
  };
}

/** `code` with bare endpoints and pure constants; `program` is its syntax tree. */
export function lightened(code: string, program: SyntaxNode): string {
  const changes: { at: number; until: number; put: string }[] = [];
  for (const statement of (program as unknown as Program).body)
    for (const { init } of (statement.declaration ?? statement).declarations ?? []) {
      if (!init) continue;
      if (isEndpoint(init))
        for (const { key, start, end } of init.arguments[0]?.properties ?? []) {
          if (KEPT.has(key?.name ?? '')) continue;
          const comma = /^\s*,/.exec(code.slice(end))?.[0].length ?? 0;
          changes.push({ at: start, until: end + comma, put: '' });
        }
      if (!isMade(init)) continue;
      // Called in between and dropped as a whole where nobody asks: a mark on each call would not reach into spreads.
      changes.push({ at: init.start, until: init.start, put: '/* @__PURE__ */ (() => (' });
      changes.push({ at: init.end, until: init.end, put: '))()' });
    }
  let light = '';
  let from = 0;
  for (const { at, until, put } of changes.sort((a, b) => a.at - b.at)) {
    light += code.slice(from, at) + put;
    from = until;
  }
  return light + code.slice(from);
}

const isEndpoint = (init: SyntaxNode): init is Call =>
  init.type === 'CallExpression' && (init as Call).callee.name === 'endpoint';

/** Whether something is called or spread, outside of functions. */
function isMade(node: SyntaxNode): boolean {
  if (/Function/.test(node.type)) return false;
  if (/^(Call|New|Tagged\w+)Expression$|^SpreadElement$/.test(node.type)) return true;
  return Object.values(node)
    .flat()
    .some((inner) => typeof inner === 'object' && inner !== null && 'type' in inner && isMade(inner as SyntaxNode));
}

interface Program extends SyntaxNode {
  readonly body: readonly Statement[];
}
interface Statement extends SyntaxNode {
  readonly declaration?: Statement | null;
  readonly declarations?: readonly { readonly init: SyntaxNode | null }[];
}
interface Call extends SyntaxNode {
  readonly callee: { readonly name?: string };
  readonly arguments: readonly { readonly properties?: readonly Property[] }[];
}
interface Property extends SyntaxNode {
  readonly key?: { readonly name?: string };
}
