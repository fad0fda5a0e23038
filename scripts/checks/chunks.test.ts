import { expect, test } from 'vitest';
import { chunksFrom } from './chunks.ts';

const build = (files: Record<string, string>) => (path: string) => files[path] ?? null;

test('a page weighs what it names and everything that leads from there', () => {
  const read = build({
    'thi.html':
      '<link rel="modulepreload" href="/assets/react.js"><script type="module" src="/assets/thi.js"></script>',
    'assets/thi.js': 'import{a}from"./react.js";export*from"./store.js";const k=()=>import("./katex.js");',
    'assets/react.js': 'export const a=1;',
    'assets/store.js': 'export const s=1;',
    'assets/katex.js': 'import"./fonts.js";const n=()=>import(`./next.js`);',
    'assets/fonts.js': '',
    'assets/next.js': '',
    'assets/staff.js': '',
  });
  const { first, later } = chunksFrom('thi.html', read);
  expect([...first].sort()).toEqual(['assets/react.js', 'assets/store.js', 'assets/thi.js']);
  expect([...later].sort()).toEqual(['assets/fonts.js', 'assets/katex.js', 'assets/next.js']);
});

test('a chunk that the build names and forgot is not weighed as nothing', () => {
  const read = build({ 'thi.html': '<script src="/assets/gone.js"></script>' });
  expect(() => chunksFrom('thi.html', read)).toThrow('assets/gone.js');
});

test.each(['import{WORKER}from"./thi.js";', 'import"./thi.js";'])(
  'chunks that import one another are told of: %s',
  (back) => {
    const read = build({
      'thi.html': '<script type="module" src="/assets/thi.js"></script>',
      'assets/thi.js': 'import{a}from"./first.js";export const WORKER="/thi-worker.js";',
      'assets/first.js': `${back}import"./runtime.js";export const a=1;`,
      'assets/runtime.js': '',
    });
    expect(chunksFrom('thi.html', read).circles).toEqual([['assets/thi.js', 'assets/first.js', 'assets/thi.js']]);
  },
);
